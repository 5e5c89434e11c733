# StopIteration inside a generator becomes RuntimeError.
def g():
    yield 1
    raise StopIteration('inside')
list(g())
