# Why is it alive? A chain of references from a name.
import gc
class Node:
    def method(self): pass
class Slotted: __slots__ = 'held',
def show(obj): print(gc.path_to(obj))
a = Node()
a.child = Node()
a.child.items = [1, {'key': (None, Node())}]
show(a)
show(a.child.items[1]['key'][1])
s = Slotted()
s.held = Node()
show(s.held)
def closure():
    x = Node()
    def inner(): return x
    return inner
f = closure()
show(f())
def generator():
    y = Node()
    yield y
g = generator()
show(next(g))
def local():
    here = Node()
    show(here)
local()
m = Node().method
show(m.__self__)
try:
    raise ValueError(Node())
except ValueError as e:
    show(e.args[0])
print(gc.path_to(Node()), gc.path_to(1))
path = gc.path_to(a.child)
print(path.names, path.objects == [a, a.child], len(path))
print(repr(path).splitlines()[0].startswith('global __main__.a'))
show(int)
