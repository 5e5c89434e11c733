# memoryview: items, slices, writing, release.
b = bytearray(b'hello world')
m = memoryview(b)
print(len(m), m[0], m[-1], bytes(m[0:5]), m[::2].tobytes(), m.tolist()[:3], m.readonly)
print(m.itemsize, m.format, m.nbytes, m.shape, m.ndim, m.obj is b, m == b)
print(m[1:3] == b'el')
m[0] = 72
m[6:11] = b'WORLD'
print(b, list(m[:2]), 111 in m, m.hex()[:6], memoryview(b'abc').readonly)
for f in (
    lambda: m.__setitem__(0, 300), lambda: m.__setitem__(slice(0, 2), b'x'),
    lambda: memoryview(b'ro').__setitem__(0, 1), lambda: m[100], lambda: memoryview('s'),
    lambda: b.append(1), lambda: hash(m), lambda: m['x']
):
    try:
        f()
    except (ValueError, TypeError, IndexError, BufferError) as e:
        print(type(e).__name__, e)
m.release()
b.append(33)
print(b)
try:
    m[0]
except ValueError as e:
    print(e)
with memoryview(b) as v: print(v[0])
print(hash(memoryview(b'ab')) == hash(b'ab'))
print(memoryview(b'abcd').cast('H').tolist() == [0x6261, 0x6463])
print(sum(memoryview(bytes(range(5)))))

# What numbers an item of each format takes, and at which places.
for format in "BbcHhIiLlQqfd?":
    view = memoryview(bytearray(16)).cast(format)
    for key, value in ((-1, 255), (-1, 256), (0, -128), (True, -129), (1, 2**63), (0, 1.5), (0, None), (len(view), 1)):
        try:
            view[key] = value
            print(format, key, value, view[key], view.tobytes())
        except (TypeError, ValueError, IndexError) as error:
            print(format, key, value, type(error).__name__, error)
table = memoryview(bytearray(4)).cast("B", (2, 2))
try:
    table[0] = 1
except NotImplementedError as error:
    print(error)
