# After a MemoryError the program goes on.
ok = 0
for i in range(200):
    try:
        x = [0] * (10 ** 17 + i)
    except MemoryError:
        ok += 1
for i in range(200):
    try:
        x = bytearray(10 ** 17 + i)
    except MemoryError:
        ok += 1
print(ok, [1, 2] * 2, 'abc' * 3)
l = [1, 2, 3]
try:
    l *= 10 ** 17
except MemoryError:
    print(l)
b = bytearray(b'abc')
try:
    b *= 10 ** 17
except MemoryError:
    print(b)
s = 'text'
try:
    s *= 10 ** 18
except MemoryError:
    print(s)
try:
    print(raise_it := [0] * 10 ** 18)
except MemoryError as e:
    print(type(e).__name__, e.args)
