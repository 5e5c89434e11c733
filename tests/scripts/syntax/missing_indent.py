# A block without its body.
def f():
print('x')
