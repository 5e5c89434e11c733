# flags: --max-heap 16M
# Compiling takes memory, too: a text that is too large for it is refused, and the program goes on.
large = "x = 1 + y * 2\n" * 100_000
for attempt in range(2):
    try:
        compile(large, "large", "exec")
    except MemoryError as error:
        print("MemoryError", error)
del large
exec("print('small')")
