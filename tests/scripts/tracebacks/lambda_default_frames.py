# A lambda stored in a table.
table = {'div': lambda a, b: a / b}
def calc(op, *args):
    return table[op](*args)
calc('div', 1, 0)
