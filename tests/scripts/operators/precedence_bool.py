# Precedence of not, and, or, comparisons and conditional expressions.
print(True or False and False, (True or False) and False)
print(not True or True, not (True or True))
print(1 < 2 and 2 < 3, 1 if 0 else 2 if 0 else 3)
print(1 or 1 / 0, 0 and 1 / 0)
print([] or {} or 'last', 1 and 'two' and 3.0, 0 or '' or None)
print(1 if True else 1 / 0, 5 + 1 if False else 7)
print((lambda: 1 if 0 else 2)(), (lambda x: x or 4)(0))
print(1 in [1] == True, (1 in [1]) == True, not 1 in [2])
