# Re-raising keeps the original line and adds the new one.
def f():
    try:
        g()
    except ValueError as e:
        raise e
def g():
    raise ValueError('origin')
try:
    f()
except ValueError:
    raise
