# A comprehension has its own scope; only its first iterable is evaluated outside.
x = 'outer'
print([x for x in range(3)], x)
def f():
    y = 10
    return [y + i for i in range(2)], [lambda: y for _ in range(1)][0]()
print(f())
class C:
    items = [1, 2]
    n = 5
    doubled = [i * 2 for i in items]
    try:
        bad = [i * n for i in items]
    except NameError as e:
        print(e)
    pairs = [(a, b) for a in items for b in (1,)]
print(C.doubled, C.pairs, hasattr(C, 'i'))
fs = [lambda: i for i in range(3)]
print([g() for g in fs], [g() for g in [lambda i=i: i for i in range(3)]])
try:
    print(i)
except NameError as e:
    print(e)
print([(lambda z: [z + w for w in range(2)])(k) for k in range(2)])
