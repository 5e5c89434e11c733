# asend, athrow and aclose of async generators, driven by hand.
async def ag():
    try:
        x = yield 1
        print('got', x)
        yield 2
    except ValueError as e:
        print('caught', e)
        yield 3
    finally:
        print('cleanup')
def run(aw):
    try:
        aw.send(None)
    except StopIteration as e:
        return e.value
    except StopAsyncIteration:
        return 'ended'
g = ag()
print(type(g).__name__, run(g.__anext__()), run(g.asend('A')), run(g.__anext__()))
print(run(g.__anext__()))
g = ag()
print(run(g.__anext__()), run(g.athrow(ValueError('v'))), run(g.aclose()), run(g.__anext__()))
g = ag()
try:
    run(g.asend(5))
except TypeError as e:
    print(e)
print(run(g.aclose()))
g = ag(); run(g.__anext__()); print(run(g.aclose()))
for f in (lambda: iter(ag()), lambda: next(ag())):
    try:
        f()
    except TypeError as e:
        print(e)
