# Comparison operators have plain carets.
a, b = 1, 'x'
print(a == b, a < b < 3)
