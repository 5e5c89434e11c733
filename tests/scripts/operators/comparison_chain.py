# Chained comparisons evaluate each operand once and stop early.
def f(x):
    print('f', x, end='; ')
    return x
print(f(1) < f(2) < f(3))
print(f(1) < f(1) < f(3))
print(f(1) == f(1) != f(2) > f(0))
x = 5
print(1 < 3 > 2, x == x is x, 3 > 2 > 2 > 1 / 1)
print(1 < x < 10, 10 > x <= 5, not 1 < x < 2)
print('a' < 'b' in 'abc', 1 < 2 not in [2])
