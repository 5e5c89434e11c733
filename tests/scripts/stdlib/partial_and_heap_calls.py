# Calls of partials with few and many arguments, named ones, and state that changes in the call;
# the first item of a heap, which is compared with nothing.
import heapq
from functools import partial


def show(*a, **k): return (a, k)


for n in (0, 1, 4, 7, 8, 9, 20):
    for m in (0, 1, 2, 8):
        p = partial(show, *range(n))
        assert p(*range(m)) == show(*range(n), *range(m))
        assert p(*range(m), k=1) == show(*range(n), *range(m), k=1)
        q = partial(p, 'q', j=2)
        assert q(*range(m)) == show(*range(n), 'q', *range(m), j=2)
        assert q(*range(m), j=3, **{}) == show(*range(n), 'q', *range(m), j=3)
print(partial(show, 1)(**{}), partial(len)('abc'), partial(str.upper)('a'), partial(int, '7')())
print(partial(print, 'to', 'print')(), partial(dict, a=1)(b=2), partial(pow, 2)(5), partial(pow, 2)(5, 7))


class Sub(partial):
    def __call__(self, *a): return ('sub', super().__call__(*a))


print(Sub(show, 1)(2), Sub(partial(show, 1), 2)(3))


def change(*a):
    p.__setstate__((show, (), {}, None))
    return a, len(a)


p = partial(change, [1], [2])
print(p([3]), p(4))
for bad in (lambda: partial(show), lambda: partial(len)(), lambda: partial(len, 'a')('b'),
            lambda: partial(lambda x: x)(1, 2), lambda: partial(lambda: 1 / 0)()):
    try:
        print(bad()() if bad.__code__.co_names == ('partial', 'show') else bad())
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)


def deep(n): return partial(deep, n + 1)()


try:
    deep(0)
except RecursionError:
    print('RecursionError')


class Item:
    def __init__(self, n): self.n = n

    def __lt__(self, other):
        print('lt', self.n, other.n)
        return self.n < other.n


h = []
heapq.heappush(h, Item(2))
heapq.heappush(h, Item(1))
print([i.n for i in h], heapq.heappop(h).n, heapq.heappop(h).n, h)
for first in (object(), None, 1j):
    h = []
    heapq.heappush(h, first)
    try:
        heapq.heappush(h, first)
    except TypeError as e:
        print(e if first is not h else '', len(h))
    print(len(h))


class L(list):
    def append(self, x): print('append')


s = L()
heapq.heappush(s, 3)
heapq.heappush(s, 1)
print(s, heapq.heappop(s), s)
for bad in ((), 5, None, {}):
    for f in (lambda h: heapq.heappush(h, 1), heapq.heappop, lambda h: heapq.heapreplace(h, 1),
              lambda h: heapq.heappushpop(h, 1), heapq.heapify, heapq._heappop_max,
              lambda h: heapq._heapreplace_max(h, 1), heapq._heapify_max):
        try:
            f(bad)
        except TypeError as e:
            print(e)
