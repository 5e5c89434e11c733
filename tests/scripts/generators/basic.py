# yield, iteration, return value and state of generators.
def g(n):
    print('start')
    for i in range(n):
        yield i
    print('end')
    return 'value'
x = g(2)
print(type(x).__name__, x.__name__, x.__qualname__, x.gi_running, x.gi_frame is not None)
print(next(x), next(x))
try:
    next(x)
except StopIteration as e:
    print('stopped with', e.value, e.args)
try:
    next(x)
except StopIteration as e:
    print('again', e.value)
print(list(g(2)), x.gi_frame, iter(x) is x)
def empty():
    return
    yield
print(list(empty()), sum(i for i in g(3)))
def inf():
    n = 0
    while True:
        yield n
        n += 1
it = inf()
print([next(it) for _ in range(5)], [a for a, _ in zip(inf(), 'xyz')])
