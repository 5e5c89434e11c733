# Many generators alive at once, resumed from different places.
def count(n):
    i = 0
    while i < n:
        got = yield i
        i += got or 1
gens = [count(i) for i in range(100)]
print([next(g, None) for g in gens[:5]], [list(g) for g in gens[1:4]])
g = count(10)
print(next(g), g.send(3), next(g), [x for x in g])
def interleave(*its):
    its = [iter(i) for i in its]
    while its:
        for i in list(its):
            try:
                yield next(i)
            except StopIteration:
                its.remove(i)
print(list(interleave('abc', range(2), count(4), [], (x * x for x in (5, 6)))))
def nested(n): 
    if n: yield from nested(n - 1)
    yield n
for _ in range(50): r = list(nested(5))
print(r, sum(1 for _ in nested(100)))
def fibg():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
print([x for x, _ in zip(fibg(), range(12))], sum(x for _, x in zip(range(50), fibg())))
def sub():
    r = yield 'sub'
    return r
def main():
    total = 0
    while True: total += yield from sub()
m = main(); next(m)
for i in range(100): m.send(i); m.send(None) if False else None
print(next(iter([1])), m.gi_frame.f_locals['total'])
