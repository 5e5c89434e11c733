# Concatenation and repetition, widths mixed.
print('a' + 'b', 'a' + '€', 'é' + '\U0001f600', 'ab' * 3, 3 * 'x', 'a' * 0, 'a' * -5)
print('€' * 2, '' * 10 == '', 'ab' * True)
s = ''
for i in range(5):
    s += str(i)
    t = s
    s += '-'
print(s, t)
parts = 'x'
for i in range(6):
    parts = parts + parts
print(len(parts), set(parts))
s = 'a'
s *= 3
print(s, s.__add__('b'), s.__mul__(2), s.__rmul__(1), s.__contains__('aa'), s.__len__())
