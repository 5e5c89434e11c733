# Finalizers of a cycle run once each, before anything is cleared.
import gc
gc.disable()
class N:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n, 'sees', self.other.n)
a, b, c = N('a'), N('b'), N('c')
a.other, b.other, c.other = b, c, a
del a, b, c
print(gc.collect() >= 3)
print(gc.collect(), gc.garbage)
class Tail:
    def __del__(self): print('tail of the cycle')
x = N('x'); x.other = x; x.tail = Tail()
del x
gc.collect()
