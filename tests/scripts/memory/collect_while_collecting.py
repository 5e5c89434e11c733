# gc.collect() by a finaliser, by the callback of a weak reference and by gc.callbacks, each while a
# collection runs: it finds nothing, and the collection around it ends as it would have.
import gc
import weakref

found = []


class Ring:
    def __init__(self):
        self.me = self
        self.data = [[i] for i in range(200)]

    def __del__(self):
        found.append(gc.collect())
        self.data = None


def note(phase, info):
    found.append(gc.collect())


gc.collect()
for _ in range(20):
    for _ in range(5):
        Ring()
    gc.collect()
print(len(found), set(found))

found.clear()
rings = [Ring() for _ in range(5)]
refs = [weakref.ref(ring, lambda ref: found.append(gc.collect())) for ring in rings]
del rings
gc.collect()
print([ref() for ref in refs], len(found), set(found))

found.clear()
gc.callbacks.append(note)
gc.collect()
gc.callbacks.remove(note)
print(len(found) >= 2, set(found))
