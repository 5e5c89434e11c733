# Recursion over lists of flags: how many ways n queens stand without attacking each other.
def place(row, n, columns, rising, falling):
    if row == n:
        return 1
    found = 0
    for column in range(n):
        up = row + column
        down = row - column + n
        if not (columns[column] or rising[up] or falling[down]):
            columns[column] = rising[up] = falling[down] = True
            found += place(row + 1, n, columns, rising, falling)
            columns[column] = rising[up] = falling[down] = False
    return found


def queens(n):
    return place(0, n, [False] * n, [False] * (2 * n), [False] * (2 * n + 1))


result = queens(12)
assert result == 14200
print(result)
