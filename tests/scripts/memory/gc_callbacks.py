# gc.callbacks are told of each collection.
import gc
gc.disable()
gc.collect()
def cb(phase, info):
    print(phase, sorted(info), info['generation'])
gc.callbacks.append(cb)
gc.collect()
gc.collect(0)
gc.callbacks.remove(cb)
gc.collect(1)
l = []; l.append(l); del l
got = []
gc.callbacks.append(lambda p, i: got.append((p, i['collected'], i['uncollectable'])))
print(gc.collect())
gc.callbacks.clear()
print(got)
