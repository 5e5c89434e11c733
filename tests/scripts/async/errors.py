# What cannot be awaited.
class NoAwait: pass
class BadAwait:
    def __await__(self): return 5
class CoroAwait:
    def __await__(self): return f()
async def f(): return 1
async def aw(x): return await x
def run(c):
    try:
        c.send(None)
    except StopIteration as e:
        return e.value
    finally:
        c.close()
for x in (5, None, NoAwait(), BadAwait(), [1], (i for i in ())):
    try:
        print(run(aw(x)))
    except TypeError as e:
        print(e)
c = f()
try:
    iter(c)
except TypeError as e:
    print(e)
try:
    next(c)
except TypeError as e:
    print(e)
try:
    for x in c: pass
except TypeError as e:
    print(e)
print(run(c))
async def twice():
    c = f()
    await c
    await c
try:
    run(twice())
except RuntimeError as e:
    print(e)
