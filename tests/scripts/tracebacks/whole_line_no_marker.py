# No marker when the whole line failed.
def f():
    raise KeyError('k')
f()
