# A failing subscript is marked with carets under the brackets.
data = {'a': {'b': {'c': 1}}}
print(data['a']['b']['x'])
