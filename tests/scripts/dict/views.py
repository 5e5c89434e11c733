# keys, values and items are live views with set operations.
d = {'a': 1, 'b': 2}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), 'a' in k, 2 in v, ('b', 2) in i, ('b', 3) in i, list(reversed(k)))
print(list(reversed(i)))
d['c'] = 3
print(k, v, i)
print(sorted(k & {'a', 'z'}), sorted(k | {'z'}), sorted(k - {'a'}))
print(sorted(k ^ {'a', 'q'}), k == {'a', 'b', 'c'}, k <= {'a', 'b', 'c', 'd'}, k > {'a'})
print(k.isdisjoint(['x']), sorted(i & {('a', 1), ('x', 0)}))
print(sorted(['a', 'y'] - k) if False else sorted({'a', 'y'} - k))
print(v == v, v == d.values(), k == d.keys(), i == d.items(), type(k).__name__)
print(type(v).__name__, type(i).__name__, k.mapping, {}.keys(), sorted(k & k))
for f in (
    lambda: k[0], lambda: k + k, lambda: hash(k), lambda: v & v, lambda: k.add(1), lambda: k & 5
):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
