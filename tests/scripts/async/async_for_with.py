# async for, async with, async comprehensions and generators, run by hand.
class Pause:
    def __await__(self): yield 'pause'
class ACM:
    async def __aenter__(self):
        await Pause()
        print('enter')
        return 'res'
    async def __aexit__(self, *a):
        print('exit', a[0].__name__ if a[0] else None)
        return a[0] is ValueError
class AIt:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1
        await Pause()
        return self.n
async def agen(n):
    for i in range(n):
        await Pause()
        yield i * 10
async def main():
    async with ACM() as r: print(r)
    async with ACM(): raise ValueError
    async for x in AIt(2): print('item', x)
    else: print('else')
    async for x in agen(2): print('gen', x)
    print([x async for x in AIt(3)], {x: x async for x in agen(2)})
    print([x async for x in agen(5) if x > 20])
    print(sum([y for y in [x async for x in agen(3)]]))
    return 'done'
def run(c):
    n = 0
    while True:
        try:
            c.send(None)
            n += 1
        except StopIteration as e:
            return e.value, n
print(run(main()))
