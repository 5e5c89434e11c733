# send: values go in, yields come out.
def echo():
    got = yield 'ready'
    while got is not None:
        got = yield f'echo {got}'
    return 'bye'
e = echo()
print(next(e), e.send('a'), e.send('b'))
try:
    e.send(None)
except StopIteration as s:
    print(s.value)
def avg():
    total = count = 0
    value = None
    while True:
        value = yield value
        total += value
        count += 1
        value = total / count
a = avg(); next(a)
print(a.send(10), a.send(20), a.send(60))
f = echo()
try:
    f.send('too early')
except TypeError as t:
    print(t)
def expr():
    x = (yield 1) + (yield 2)
    print('sum', x, [(yield 3), (yield 4)])
q = expr()
print(next(q), q.send(10), q.send(20), q.send('a'))
try:
    q.send('b')
except StopIteration:
    print('over')
