# type, isinstance, issubclass, callable, id, hash.
for x in (
    1, 1.0, 1j, 'a', b'a', bytearray(), [], (), {}, set(), frozenset(), None, True, ...,
    NotImplemented, range(1), slice(1), print, len, lambda: 0, int, type, object(), iter([]),
    iter(()), {}.keys(), (i for i in ()), zip(), map(str, []), filter(None, []), enumerate([]),
    reversed([]), property(), classmethod(len), staticmethod(len), super, Exception(),
    memoryview(b''), ''.join, str.join, int.__add__
):
    print(type(x).__name__, callable(x), end='; ')
print()
print(isinstance(1, (str, int)), isinstance([], (tuple, (list, set))))
print(issubclass(bool, int), issubclass(int, (str, object)), type(1) is int, type(type))
print(type(1) == type(2), isinstance(int, type), id([]) == id(None))
print((lambda x: id(x) == id(x))([]), hash('a') == hash('a'))
