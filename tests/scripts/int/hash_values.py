# The hash of an int is its value modulo 2**61 - 1, and never -1.
print(hash(0), hash(1), hash(-1), hash(-2), hash(2 ** 61 - 1), hash(2 ** 61))
print(hash(2 ** 61 - 2), hash(-(2 ** 61)), hash(10 ** 30))
print(hash(True), hash(1.0), hash(0.5), hash(-0.0), hash(1e300), hash(float('inf')))
print(hash(float('-inf')))
print(hash(1 + 0j), hash(1j), hash(2.5 + 1j), hash(None) == hash(None))
print(hash((1, 2)) == hash((1.0, 2 + 0j)), hash(()) == hash(tuple([])))
print(hash(range(3)) == hash(range(0, 3, 1)))
