# What sort(), min(), groupby() and the like call as their key, of all kinds, and what goes wrong in it.
import bisect
import functools
import heapq
import itertools
import operator
import sys

pairs = [(i * 7 % 10, -i, str(i)) for i in range(8)]


class Row(tuple):
    def __getitem__(self, i): return -super().__getitem__(i)


class Key:
    def __init__(self, row): self.row = row
    def __call__(self, row): return row[1]
    def method(self, row): return row[1]
    def __lt__(self, other): return self.row < other.row
    @classmethod
    def of(cls, row): return row[0]
    @staticmethod
    def plain(row): return row[2]


@functools.lru_cache
def cached(row): return row[1]


@functools.singledispatch
def dispatched(row): return row[0]


by_hash = tuple.__hash__
keys = [operator.itemgetter(1), operator.itemgetter(-1), operator.itemgetter(0, 1), operator.itemgetter(True), operator.itemgetter(slice(1, 2)),
        operator.methodcaller('count', 3), operator.methodcaller('__getitem__', 0), functools.partial(operator.getitem, pairs and (0,) * 8 or ()),
        Key(0), Key(0).method, Key, Key.of, Key.plain, Key(0).__call__, cached, dispatched, tuple.__len__, len, str, repr, hash, by_hash,
        functools.cmp_to_key(lambda a, b: (a[0] > b[0]) - (a[0] < b[0])), operator.attrgetter('__class__.__name__'), lambda row, more=1: row[more]]
for key in keys:
    try:
        print([p[0] for p in sorted(pairs, key=key)] if key is not hash and key is not by_hash else len(sorted(pairs, key=key)),
              min(pairs, key=key)[0] in range(10), len(list(map(key, pairs))), len(list(filter(key, pairs))),
              len([k for k, _ in itertools.groupby(pairs, key)]), heapq.nlargest(2, pairs, key=key)[0][0] in range(10))
    except Exception as e:
        print(type(e).__name__, e)

print(sorted([Row((1, 2)), Row((3, 1))], key=operator.itemgetter(0)), list(map(operator.itemgetter(0), [[1], 'a', {0: 5}, Row((4,))])))
print(bisect.bisect([(1, 'a'), (3, 'b')], 2, key=operator.itemgetter(0)))
for key, rows in ((operator.itemgetter(2), [(1, 2)]), (operator.itemgetter(-3), [(1, 2)]), (operator.itemgetter('a'), [(1,)]), (operator.itemgetter(0), [5]),
                  (operator.itemgetter(1 << 70), [(1,)]), (3, [1]), (operator.methodcaller('no'), [1]), (functools.partial(len, 1), [1])):
    for function in (sorted, min, max):
        try:
            print(function(rows, key=key))
        except Exception as e:
            print(type(e).__name__, e)

rows = [(2, 'b'), (1, 'a')]


class Meddler:
    def __eq__(self, other): return True
    def __hash__(self):
        rows.clear()
        return 0


getter = operator.itemgetter(0)
try:
    rows.sort(key=functools.lru_cache(lambda row: rows.append(row) or row))
except ValueError as e:
    print(e, len(rows))
print(functools.reduce(functools.partial(pow, mod=7), [3, 4, 5]), functools.reduce(Key(0).__class__.plain.__class__ and operator.add, [1, 2]))

deep = operator.itemgetter(0)
for _ in range(3): deep = functools.partial(deep)
print(sorted([(2,), (1,)], key=deep))


def forever(row): return sorted([row], key=functools.partial(forever))


sys.setrecursionlimit(200)
try:
    sorted([1], key=functools.partial(forever))
except RecursionError as e:
    print(str(e)[:32])
