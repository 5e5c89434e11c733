# An error in a decorator expression.
def needs_arg(x): raise TypeError('not a decorator')
@needs_arg
def f():
    pass
