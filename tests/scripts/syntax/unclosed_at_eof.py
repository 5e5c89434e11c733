# An unclosed bracket at the end of the file.
def f():
    return [1, 2,
