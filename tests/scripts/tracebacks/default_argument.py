# An error in a default value.
def f(a=1,
      b=undefined_default):
    pass
