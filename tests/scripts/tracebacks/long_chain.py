# Several links, causes and contexts mixed.
def a():
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise ValueError('second') from z
def b():
    try:
        a()
    except ValueError:
        raise KeyError('third')
try:
    b()
except KeyError as k:
    raise RuntimeError('fourth') from k
