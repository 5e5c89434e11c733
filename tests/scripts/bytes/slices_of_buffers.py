# Slices of bytearrays and memoryviews by plain bounds, and bytes of tuples.
data, frozen = bytearray(b'abcdef'), b'abcdef'


def slices(owner):
    bounds = (None, 0, 1, 3, 6, 9, -1, -6, -9, 2 ** 70, -2 ** 70)
    return [bytes(owner[a:b]) for a in bounds for b in bounds] + [bytes(owner[1:]), bytes(owner[:-1]), bytes(owner[:])]


print(slices(data) == slices(frozen) == slices(memoryview(data)) == slices(memoryview(frozen)))
part = data[1:4]
part.append(1)
print(type(part), part, data, data[:] is data, data[0:0], type(memoryview(data)[1:2]))
view = memoryview(data)[1:5]
print(view.nbytes, bytes(view[1:3]), view[1:][1:][0], view.readonly, memoryview(frozen)[2:].readonly, view[3:1].nbytes)
view[1:3][0] = 90
print(data, memoryview(bytes(range(12))).cast('H')[1:3].tolist(), memoryview(bytes(range(12)))[::2][1:3].tolist(), memoryview(b'abc')[True:2].tolist())
for wrong in (lambda: memoryview(bytes(6)).cast('B', (2, 3))[0:1], lambda: data['a':], lambda: view[1.0:]):
    try:
        print(wrong().tolist())
    except (NotImplementedError, TypeError) as error:
        print(type(error).__name__, error)
try:
    data.append(1)
except BufferError as error:
    print(error)
view.release()
for wrong in (lambda: view[1:2], lambda: view[:]):
    try:
        wrong()
    except ValueError as error:
        print(error)


class B(bytearray):
    def __getitem__(self, key):
        return key


print(B(b'abc')[1:2])


class Index:
    def __index__(self):
        return 65


print(bytes((1, 2, 255)), bytes(()), bytearray((Index(), True, 66)), bytes([Index()]))
for wrong in ((256,), (-1,), ('a',), (1.0,), (2 ** 70,)):
    try:
        print(bytes(wrong))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print([repr(text) for text in ('', 'a', "it's", 'say "x"', '\'"', 'x' * 40, 'tab\t', 'caf\xe9', '\x7f', 'back\\', "\xe9'", '\u20ac"\'')], ['a', "b'"], {'k': ('v',)}, f'{"q":>3}|{"q"!r:>5}')
