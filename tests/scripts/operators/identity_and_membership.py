# is, is not, in and not in.
a = [1]
b = a
print(a is b, a is not b, a is [1], [1] is not a)
print(1 in [1, 2], 3 not in (1, 2), 'b' in 'abc', 'bd' in 'abc', '' in '')
print('k' in {'k': 1}, 1 in {'k': 1}, 2 in {1, 2}, 3 in range(5), 2.0 in range(5), 2.5 in range(5))
nan = float('nan')
print(nan in [nan], nan == nan, [nan] == [nan], nan in {nan: 1})
print(97 in b'abc', b'bc' in b'abc', None in [None])
print(3 in (x * x for x in range(3)), 4 in (x * x for x in range(3)))
