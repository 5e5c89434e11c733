# functools: reduce, partial, lru_cache, cache, wraps, total_ordering.
import functools
print(functools.reduce(lambda a, b: a + b, [1, 2, 3]))
print(functools.reduce(lambda a, b: a * b, [], 7), functools.reduce(max, [3, 9, 2], 5))
p = functools.partial(int, base=2)
print(p('101'), p.func is int, p.args, p.keywords)
print(functools.partial(print, 'a', sep='-')('b', 'c'))
print(functools.partial(functools.partial(pow, 2), 5)())
calls = []
@functools.lru_cache(maxsize=2)
def f(x, y=0):
    calls.append(x)
    return x * 2
print(f(1), f(1), f(2), f(3), f(1), calls, f.cache_info()); f.cache_clear()
print(f.cache_info(), f.__wrapped__(5))
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(100), fib.cache_info().hits)
@functools.total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(2), V(1) > V(2), V(2) >= V(2))
class C:
    @functools.cached_property
    def slow(self):
        print('computed')
        return 42
    pm = functools.partialmethod(lambda self, a, b: (a, b), 'fixed')
c = C(); print(c.slow, c.slow, c.__dict__, c.pm('x'))
@functools.singledispatch
def show(x): return f'object {x}'
@show.register
def _(x: int): return f'int {x}'
@show.register(list)
def _(x): return f'list of {len(x)}'
print(show('a'), show(5), show([1]), show(True), show.dispatch(bool)(1))
for g in (
    lambda: functools.reduce(max, []), lambda: functools.partial(5), lambda: f([]),
    lambda: functools.partial(), lambda: sorted([2, 1], key=functools.cmp_to_key(5))
):
    try:
        print(g())
    except TypeError as e:
        print(e)
