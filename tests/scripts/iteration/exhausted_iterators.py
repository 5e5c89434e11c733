# Iterators stay exhausted.
for it in (
    iter([1]), iter((1,)), iter('a'), iter({1: 2}), iter({1}), iter(range(1)), iter(b'a'),
    map(str, [1]), filter(None, [1]), zip([1]), enumerate([1]), (x for x in [1]), reversed([1]),
    iter({1: 2}.items()), iter(bytearray(b'x'))
):
    first = list(it)
    print(first, list(it), next(it, 'none'), iter(it) is it)
