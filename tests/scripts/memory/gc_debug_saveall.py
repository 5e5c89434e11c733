# DEBUG_SAVEALL keeps what would be freed in gc.garbage.
import gc
gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
class N:
    def __init__(self, n): self.n = n
a = N('kept'); a.me = a
del a
gc.collect()
print([o.n for o in gc.garbage if isinstance(o, N)])
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect() > 0, gc.garbage)
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
