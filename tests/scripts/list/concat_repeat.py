# Concatenation, repetition and their in-place forms.
a = [1]
print(a + [2], a * 3, 2 * a, a * 0, a * -1, [] + [], [[]] * 2, a * True)
b = [[]] * 3
b[0].append(1)
print(b)
c = a
c += (2, 3); c += 'x'; c += {9: 1}; c += (i for i in [7])
print(a, c is a)
c *= 2
print(a)
c *= 0
print(a, c is a)
a = [1, 2]
a += a
print(a, a.__iadd__([5]) is a, a.__imul__(1) is a, a.__add__([6]))
