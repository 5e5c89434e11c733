# Coroutines driven with send.
async def f(x): return x * 2
c = f(4)
print(type(c).__name__, c.__name__)
try:
    c.send(None)
except StopIteration as e:
    print('result', e.value)
class Wait:
    def __init__(self, v): self.v = v
    def __await__(self):
        got = yield self.v
        return f'got {got}'
async def g():
    a = await Wait(1)
    b = await Wait(2)
    c = await f(10)
    return a, b, c
c = g()
print(c.send(None), c.send('A'))
try:
    c.send('B')
except StopIteration as e:
    print(e.value)
try:
    c.send(None)
except RuntimeError as e:
    print(e)
d = g()
print(d.send(None))
try:
    d.throw(ValueError('thrown in'))
except ValueError as e:
    print(e)
d = g(); d.send(None); d.close(); print('closed')
