# IndexError deep in an expression.
rows = [[1, 2], [3]]
print(sum(rows[i][1] for i in range(2)))
