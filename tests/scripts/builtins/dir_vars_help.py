# dir and vars of instances, classes and modules.
class A:
    x = 1
    def f(self): pass
class B(A):
    y = 2
    def __init__(self): self.z = 3
b = B()
print([n for n in dir(b) if not n.startswith('__')])
print([n for n in dir(B) if not n.startswith('__')], vars(b))
print(sorted(n for n in vars(B) if n[0] != '_'))
def f():
    q = 1; r = 2
    return dir(), vars()
print(f())
print([n for n in dir([]) if not n.startswith('_')])
print([n for n in dir('') if not n.startswith('_')])
print([n for n in dir({}) if not n.startswith('_')])
print([n for n in dir(set()) if not n.startswith('_')])
print([n for n in dir(()) if n[0] != '_'], [n for n in dir(1) if n[0] != '_'])
print([n for n in dir(1.5) if n[0] != '_'])
print([n for n in dir(b'') if not n.startswith('_')] == [n for n in dir(bytearray()) if not n.startswith('_') and n not in ('append', 'clear', 'copy', 'extend', 'insert', 'pop', 'remove', 'reverse')])
