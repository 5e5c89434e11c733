# An unfinished operator.
x = 1
if x not [1]:
    pass
