# An object that saves itself in __del__ lives on; its finalizer runs once.
saved = []
class Phoenix:
    def __init__(self): self.deaths = 0
    def __del__(self):
        self.deaths += 1
        print('dying', self.deaths)
        saved.append(self)
p = Phoenix()
del p
print(len(saved), saved[0].deaths)
saved[0].deaths = 10
saved.clear()
print('second time', len(saved))
import gc
class Cyc:
    def __init__(self): self.me = self
    def __del__(self):
        print('cycle dying')
        saved.append(self)
c = Cyc()
del c
print(gc.collect() >= 0, len(saved), saved[0].me is saved[0])
saved[0].me = None
saved.clear()
print('end', len(saved))
