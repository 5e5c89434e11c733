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
# A cycle and what hangs on it: in which order they are finalised is the collector's affair.
order = []
class Tail:
    def __del__(self): order.append('tail')
class Holder:
    def __del__(self): order.append('holder sees ' + type(self.tail).__name__)
x = Holder(); x.other = x; x.tail = Tail()
del x
gc.collect()
print(sorted(order))
