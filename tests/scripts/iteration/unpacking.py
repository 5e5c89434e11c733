# Unpacking into targets, starred ones included.
a, b = 1, 2
a, b = b, a
print(a, b)
a, *b, c = range(6); print(a, b, c)
*a, b = 'xyz'; print(a, b)
a, *b = [1]; print(a, b)
*a, = 'hi'; print(a)
(a, b), [c, *d] = (1, 2), 'xyz'; print(a, b, c, d)
a = b = c = []
b.append(1); print(a is b is c, a)
[x, y], z = {'k': 0, 'l': 0}, {5}; print(x, y, z)
i = 0
l = [10, 20]
i, l[i] = 1, 99; print(i, l)
a, b, *c = {1: 'a', 2: 'b'}.items(); print(a, b, c)
first, (second, *rest), last = 1, (2, 3, 4), 5; print(first, second, rest, last)
