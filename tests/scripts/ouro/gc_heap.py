# The heap's figures add up to the byte.
import gc
h = gc.heap()
print(sum(h[part] for part in h.PARTS) == h.mapped_bytes)
print(h.small_bytes + h.large_bytes == h.bytes_in_use)
print(sum(row['used_blocks'] * row['size'] for row in h['classes']) == h.small_bytes)
print(sum(row['full_pools'] for row in h.classes) == h.full_pools)
before = gc.heap().bytes_in_use
keep = bytearray(1 << 20)
print((1 << 20) <= gc.heap().bytes_in_use - before < (1 << 20) + 20000)
t = gc.types()
print(t[0][2] >= t[1][2] >= t[2][2], t[str][0] > 100, t[type(h)])
class Pair:
    def __init__(self, a, b): self.a, self.b = a, b
pairs = [Pair(i, i) for i in range(1000)]
objects, size = gc.types()[Pair]
print(objects, size // objects)
print(repr(h).splitlines()[0].split()[0], repr(t).splitlines()[0].split())
del pairs, keep
print(gc.trim() >= 0, gc.types()[Pair])
try:
    h.nonsense
except AttributeError as e:
    print(e)
