# The iterable of a for statement fails.
for x in range(3):
    for y in None:
        print(y)
