# The bytes of a type are those of its objects and their buffers; all rows add up to what is in use.
import gc
def bytes_of(cls): return gc.types()[cls][1]
for make, cls, least in ((lambda: [None] * 1000, list, 8000), (lambda: dict.fromkeys(range(1000)), dict, 16000),
                         (lambda: set(range(1000)), set, 16000), (lambda: bytearray(5000), bytearray, 5000)):
    before = bytes_of(cls)
    kept = [make() for _ in range(10)]
    grown = bytes_of(cls) - before
    print(cls.__name__, 10 * least <= grown < 35 * least)
types = gc.types()
print(abs(types.bytes - gc.heap().bytes_in_use) < 20_000)
print(all(objects >= 0 and size >= 0 for _, objects, size in types))
