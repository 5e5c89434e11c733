# Going through a memoryview: items by format and stride, and what stops it.
view = memoryview(bytes(range(8)))
print(type(iter(view)), list(view), list(view[::-2]), list(view.cast('H')), list(view.cast('i')), sum(view))
print([a + b for a, b in zip(view, view[1:])], max(view), tuple(view[2:2]))
it = iter(view)
print(next(it), next(it), list(it), list(it), iter(it) is it)
try:
    type(it)()
except TypeError as error:
    print(error)
try:
    iter(view.cast('B', (2, 4)))
except NotImplementedError as error:
    print(error)
released = memoryview(b'abc')
it = iter(released)
print(next(it))
released.release()
for _ in range(2):
    try:
        print(next(it))
    except ValueError as error:
        print(error)
data = bytearray(b'abc')
it = iter(memoryview(data))
print(next(it))
data[1] = 0
print(next(it))
try:
    data.append(1)
except BufferError as error:
    print(error)
del it
data.append(1)
print(data, sum(b'\xff' * 1000), sum(b'abc', 0.5), sum(b'', 7), b'a' == b'a', b'a' == b'b', b'' == b'')
changing = bytearray(b'\xff' * 1000)
print(sum(changing), sum(changing, 0.5), sum(changing, 2**70), sum(bytearray(), 7), sum(bytearray(b'ab'), True))
