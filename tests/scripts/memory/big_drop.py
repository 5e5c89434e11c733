# builds: release checked
# Dropping deep chains of a million objects needs no stack.
class N:
    __slots__ = ('next',)
    def __init__(self, n): self.next = n
h = None
for i in range(1_000_000): h = N(h)
del h
print('objects')
l = []
for i in range(1_000_000): l = [l]
del l
print('lists')
t = ()
for i in range(1_000_000): t = (t, None)
del t
print('tuples')
d = {}
for i in range(300_000): d = {'k': d}
del d
print('dicts')
