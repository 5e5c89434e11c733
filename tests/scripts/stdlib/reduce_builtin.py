# What __reduce__ gives for functions, descriptors and iterators of built-in types.
import collections
import operator

class Slotted:
    __slots__ = ('a',)

for thing in ([].append, dict.fromkeys, list.append, int.__add__, (1).__add__, Slotted.a):
    function, arguments = thing.__reduce__()
    print(function.__name__, arguments)

for iterable in (b'abc', bytearray(b'abc'), 'abc', 'a\xe9', [1, 2, 3], (1, 2, 3)):
    it = iter(iterable)
    next(it)
    print(it.__reduce__(), end=' ')
    twin = iter(iterable)
    twin.__setstate__(1)
    print(next(twin))
for it in (iter(b'x'), iter(bytearray(b'x')), iter('x')):
    print(list(it), it.__reduce__())

print(bytearray().__reduce__(), bytearray(b'x').__reduce_ex__(2), bytearray(b'x').__reduce_ex__(3))

deque = collections.deque([1, 2, 3])
kind = type(iter(deque))
for arguments in ((deque,), (deque, 1), (deque, 9), (deque, -1), (), (5,), (deque, 'a')):
    try:
        it = kind(*arguments)
        print(it.__reduce__()[1][1], list(it), it.__length_hint__())
    except TypeError as e:
        print(e)
it = iter(deque)
deque.append(4)
for _ in range(2):
    try:
        next(it)
    except RuntimeError as e:
        print(e, it.__length_hint__())
print(operator.methodcaller('m', 1, 2, k=3).__reduce__())
