# builds: release
# What is dropped goes back to the system: in long runs, all of it; and what pins the rest is named.
import gc
class P:
    def __init__(self, i): self.i = i
def resident(): return gc.heap().resident_bytes
gc.collect()
start = resident()
kept = [P(i) for i in range(1_000_000)]
full = resident() - start
for first in range(0, len(kept), 100_000):
    kept[first:first + 90_000] = [None] * 90_000
tenth = resident() - start - 8_000_000   # less the list itself
print(full > 32_000_000, tenth < 0.3 * (full - 8_000_000))
del kept
gc.collect()
print(resident() - start < 4 << 20)
kept = [P(i) for i in range(1_000_000)]
kept = [p for p in kept if p.i % 1000 == 0]
pins = gc.pins()
print(pins.arenas > 20, pins[P][0] > 900, isinstance(pins.objects[0], object))
print(repr(pins).splitlines()[0].split()[1:4])
