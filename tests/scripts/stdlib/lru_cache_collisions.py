# lru_cache with constant hashes, many keys, typed, reentrance; results and keys dying in order.
import gc
import random
from functools import cache, lru_cache

log = []


class Same:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 7

    def __eq__(self, other):
        log.append((self.n, other.n))
        return self.n == other.n

    def __del__(self):
        log.append(f"del key {self.n}")


class Result:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        log.append(f"del result {self.n}")


@cache
def collide(key, *rest):
    return Result(key.n)


for n in 1, 2, 3, 1, 2:
    collide(Same(n))
print(log)
log.clear()
collide(Same(4), 1), collide(Same(4), 1), collide(Same(4), 2)
print(log)
log.clear()
collide.cache_clear()
print(log)
log.clear()


@lru_cache(maxsize=3)
def few(key):
    return Result(key.n if isinstance(key, Same) else key)


for n in 5, 6, 7, 5, 8, 6, 6, 9:
    few(n)
print(log, few.cache_info())
few.cache_clear()
print(log[-3:], few.cache_info())
log.clear()


def simulate(size, typed, count):
    calls = []

    @lru_cache(maxsize=size, typed=typed)
    def f(*args, **names):
        calls.append((args, names))
        return len(calls)

    rng = random.Random(count)
    out = 0
    for i in range(count):
        a = rng.choice([rng.randrange(30), float(rng.randrange(10)), str(rng.randrange(10)), True, None, (1, rng.randrange(4)), 2**70, -1, -2, 0.0, -0.0])
        k = rng.randrange(5)
        out = out * 31 + (f(a) if k == 0 else f(a, rng.randrange(3)) if k == 1 else f(x=a) if k == 2 else f(1, x=a, y=2) if k == 3 else f(a, *range(rng.randrange(12)))) & 0xFFFFFFFF
        if i % 100 == 99:
            f.cache_clear()
    return out, f.cache_info(), len(calls)


for size in None, 0, 1, 2, 17, 128:
    for typed in False, True:
        print(size, typed, simulate(size, typed, 300))


# A cache in a cycle with what it remembers is collected.
class Node:
    def __del__(self):
        log.append("del node")


def ring():
    @lru_cache(maxsize=None)
    def f(x):
        return x, f

    node = Node()
    node.f = f
    f(node)


ring()
gc.collect()
print(log)


@lru_cache(maxsize=4)
def growing(n):
    return growing(n - 1) + 1 if n else 0


print(growing(50), growing.cache_info(), growing(49), growing(46), growing.cache_info())


class Evil:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 3

    def __eq__(self, other):
        victim.cache_clear()
        return self.n == other.n


@lru_cache(maxsize=2)
def victim(key):
    return key.n


print([victim(Evil(n)) for n in (1, 2, 1, 3, 3)], victim.cache_info())


class Raises(Evil):
    __hash__ = Evil.__hash__

    def __eq__(self, other):
        raise ValueError("no")


for f in lru_cache(maxsize=2)(lambda key: 5), cache(lambda key: 5):
    f(Raises(1))
    for i in range(3):
        try:
            f(Raises(2))
        except ValueError as error:
            print(error, f.cache_info())
