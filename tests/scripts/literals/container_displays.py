# Displays of list, tuple, dict and set.
print([], [1], [1, 2,], [[], [[]]])
print((), (1,), (1, 2), ((),))
x = 1, 2, 3
print(x, type(x))
print({}, {'a': 1}, {'a': 1, 'b': [2], 3: (4,)}, type({}))
print({1}, {1, 1, 1}, type({1, 2}), set())
print({'k': 1, 'k': 2}, {1: 'a', True: 'b', 1.0: 'c'})
print([1, *[2, 3], *(), 4], (*'ab',), {*[1], *(1, 2)}, {**{'a': 1}, 'b': 2, **{'a': 3}})
