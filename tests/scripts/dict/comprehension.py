# Dict comprehensions: order, overriding, scopes, nesting.
print({x: x * x for x in range(4)}, {k: v for k, v in zip('ab', [1, 2])})
print({v: k for k, v in {'a': 1}.items()}, {x % 3: x for x in range(7)})
print({x: {y: x * y for y in range(2)} for x in range(2)}, {x for x in 'a'})
print({(x, y): x + y for x in (1, 2) for y in (10, 20) if x + y != 12})
def show(x):
    print(x, end=' ')
    return x
print({show(k): show(k * 2) for k in (1, 2)})
try:
    {[]: x for x in (1,)}
except TypeError as e:
    print(e)
