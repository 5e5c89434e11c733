# Set comparisons are a partial order.
a, b, c = {1, 2}, {2, 3}, {1, 2, 3}
print(a < b, a > b, a == b, a <= b, a >= b, a < c, b < c, c > a, a <= a, a < a)
print(not (a <= b) and not (b <= a))
print(sorted([{1, 2, 3}, {1}, {1, 2}], key=len), min([{1, 2}, {1}], key=len))
print({1} < frozenset([1, 2]), set() < {0}, {1} == {True}, {0.0} == {False})
print({1, 1.0, True})
