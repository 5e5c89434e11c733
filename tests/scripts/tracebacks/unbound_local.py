# A local used before it is bound.
def f(flag):
    if flag:
        value = 1
    return value
f(False)
