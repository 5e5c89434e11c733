# Booleans are the ints 0 and 1.
print(True + True, True * 5, -True, ~False, True / 2, True // 1, 3 % True, True ** 2, True << 3)
print(True & False, True | False, True ^ True, True & 3, type(True & True), type(True & 1), type(True + 0))
print(True == 1, False == 0, True is not False, isinstance(True, int), issubclass(bool, int), bool.__mro__)
print(sum([True, False, True]), [10, 20][True], 'ab'[False], {1: 'x'}[True], max(True, False), sorted([True, False, 2, -1]))
print(repr(True), str(False), format(True), format(True, 'd'), format(True, '>5'), f'{True:5}', f'{True!s:>6}', '%s %d %r' % (True, True, False))
