# marshal: values of all basic types there and back in each version; what cannot be read or written.
import io
import marshal

values = [1, -1, 2 ** 31, -2 ** 31 - 1, 2 ** 100, -3 ** 80, 1.5, float('inf'), 1j, '', 'abc', 'a' * 300,
          '\xe9\u20ac\U0001F600', '\udc80', b'', b'xyz', (), (1, 2), tuple(range(300)), [], [1, [2]],
          {}, {'a': 1, (1,): [None]}, set(), {1, 2}, frozenset('ab'), None, True, ..., StopIteration]
for version in range(5):
    same = 0
    for value in values:
        data = marshal.dumps(value, version)
        file = io.BytesIO(data + b'more')
        same += marshal.loads(data) == value == marshal.load(file) and file.read() == b'more'
    print(version, same, len(values))
cycle = [1]
cycle.append(cycle)
twin = marshal.loads(marshal.dumps(cycle))
print(twin[1] is twin, marshal.loads(marshal.dumps(bytearray(b'ab'))))
# As other writers have it: an int, a long int and a reference to the first.
print(marshal.loads(bytes.fromhex('5b03000000e9010000006c030000000000000000047200000000')))
for bad in (b'', b'i\0', b'?', b'[\2\0\0\0i', b'l\1\0\0\0\0\0', b'(\xff\xff\xff\xff', b'r\0\0\0\0',
            b'0', b'l\1\0\0\0\xff\xff'):
    try:
        marshal.loads(bad)
    except Exception as e:
        print(type(e).__name__, e)
for wrong in (object(), {1: object()}, int, range(3)):
    try:
        marshal.dumps(wrong)
    except ValueError as e:
        print(e)
