# A single equals sign in a condition.
x = 3
if x = 4:
    pass
