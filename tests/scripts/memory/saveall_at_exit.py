# What gc.garbage would keep is not kept beyond the end of the program.
import gc
gc.disable()
gc.set_debug(gc.DEBUG_SAVEALL)
class Node:
    def __del__(self): print('gone')
n = Node()
n.me = n
del n
print(gc.collect(), len(gc.garbage) > 0)
class Plain: pass
kept = Plain()
kept.me = kept
