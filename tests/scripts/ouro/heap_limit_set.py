# gc.set_heap_limit: the same as --max-heap, for a part of the program.
import gc
print(gc.get_heap_limit())
gc.set_heap_limit(24 << 20)
print(gc.get_heap_limit())
keep = []
try:
    while True:
        keep.append('x' * 100_000)
except MemoryError as e:
    print('MemoryError', 180 < len(keep) < 252)
keep.clear()
print(len('y' * 10_000_000))
for wrong in 0, -1, 1000, 'x':
    try:
        gc.set_heap_limit(wrong)
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
gc.set_heap_limit(None)
print(gc.get_heap_limit(), len('z' * 30_000_000))
