# Containers changed from within callbacks of built-in functions.
a = [1, 2, 3, 4]
print(list(map(lambda x: a.pop(), a)), a)
a = [1, 2, 3, 4, 5]
print(list(filter(lambda x: a.pop() if len(a) > 2 else True, a)), a)
a = list(range(10))
print([a.pop(0) for _ in a], a)
d = {1: 1, 2: 2}
try:
    print(sum(d.pop(k) for k in d))
except RuntimeError as e:
    print(e)
a = [3, 2, 1]
print(sorted(a, key=lambda x: a.append(x) or x), a)
a = [1, 2, 3]
a.extend(x for x in a if len(a) < 10)
print(a)
a = [1, 2]
a[:] = (a.append(9) or x for x in list(a)); print(a)
a = [1, 2, 3]
def g():
    a.clear()
    yield 5
a[1:2] = g(); print(a)
print(','.join(s for s in iter(lambda l=['x', 'y']: l.pop() if l else '', '')))
s = {1, 2, 3}
try:
    s.update(s.add(x + 10) or x for x in s)
except RuntimeError as e:
    print(e)
b = bytearray(b'abc')
print(bytes(b.pop() for _ in range(3)), b)
try:
    b = bytearray(b'abc'); m = memoryview(b); b.append(1)
except BufferError as e:
    print(type(e).__name__, e)
class I:
    def __index__(self): l.clear(); return 0
l = [1, 2, 3]
try:
    print(l[I()])
except IndexError as e:
    print(e)
l = [1, 2, 3]
try:
    l[I()] = 5
except IndexError as e:
    print(e)
l = [1, 2, 3]; print(l[I():], l); l = [1, 2, 3]; l[I():2] = 'ab'; print(l)
l = [1, 2, 3]; l.insert(I(), 'x'); print(l)
