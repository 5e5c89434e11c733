# Set operations of key and item views with all kinds of operands.
d = {1: 'a', 2: 'b', 3: 'c'}
k, i = d.keys(), d.items()
print(sorted(k & [1, 9]), sorted(k | (5,)), sorted(k - iter([1])))
print(sorted(k ^ {1: 0, 7: 0}), sorted({1, 8} & k), sorted({1, 8} - k), sorted({8} | k))
print(type(k & k).__name__, type(i | i).__name__)
print(k == {1, 2, 3}, k == [1, 2, 3], k >= {1}, k < {1, 2, 3, 4}, k != d.keys())
print(i == {(1, 'a'), (2, 'b'), (3, 'c')}, (1, 'a') in i, (1, 'z') in i, [1] in i, 1 in i)
print(k.isdisjoint({4}), i.isdisjoint([(1, 'a')]), {1, 2, 3} == k, frozenset(k) == k)
e = {1: [], 2: {}}
try:
    e.items() & {(1, 2)}
except TypeError as x:
    print(x)
print((1, []) in e.items(), e.items() == {1: [], 2: {}}.items(), len(e.values()), [] in e.values())
r = reversed(d)
print(next(r), list(r), list(reversed(d.values())), list(reversed(i)))
print(repr(k), repr(d.values()), repr(i), iter(k) is not k, len(iter(d.keys()).__reduce__()) > 0)
def t(f):
    try:
        print(f())
    except (TypeError, AttributeError) as x:
        print(type(x).__name__, x)
t(lambda: k | 5); t(lambda: 5 | k); t(lambda: k < 5); t(lambda: d.values() == {1})
t(lambda: k.add(1)); t(lambda: k[0]); t(lambda: next(k)); t(lambda: hash(k))
