# Cycles are collected without anybody asking.
import gc, weakref
gc.enable()
class N: pass
alive = []
dead = 0
def gone(ref):
    global dead
    dead += 1
for i in range(5000):
    a, b = N(), N()
    a.other, b.other = b, a
    alive.append(weakref.ref(a, gone))
del a, b
print(dead > 1000)
gc.collect()
print(dead)
