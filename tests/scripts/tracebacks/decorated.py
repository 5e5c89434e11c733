# The wrapper's frame comes before the function's.
def deco(f):
    def wrapper(*args):
        return f(*args)
    return wrapper
@deco
def target(a):
    return a.missing
target(1)
