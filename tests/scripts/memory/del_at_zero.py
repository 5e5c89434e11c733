# __del__ runs at once when the last reference goes.
class C:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
a = C('a')
b = a
del a
print('still one')
b = None
print('gone')
C('temporary')
print('after temporary')
def f():
    c = C('local')
    print('in f')
f()
x = [C('item')]
x.append(C('second'))
x.pop()
print('popped')
x.clear()
d = {'k': C('value')}
d['k'] = 1
y = C('rebound')
y = C('new')
del y
print('end')
