# async with, async for and await where the methods are plain coroutine functions, and where they are not; with blocks
# in generators and coroutines.
import sys
import warnings

warnings.simplefilter("error")
log = []


class Turn:
    def __await__(self):
        return (yield "turn")


class Plain:
    def __init__(self, n=3):
        self.left = n

    async def __aenter__(self):
        await Turn()
        return self

    async def __aexit__(self, kind, value, traceback):
        log.append((kind and kind.__name__, str(value)))
        await Turn()
        return kind is ValueError

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.left:
            raise StopAsyncIteration
        self.left -= 1
        await Turn()
        return self.left


class Defaults(Plain):
    async def __aenter__(self, more=5):
        return more

    async def __anext__(self, k=[3]):
        k[0] -= 1
        if k[0] < 0:
            raise StopAsyncIteration
        return k[0]


class Returns(Plain):
    def __aenter__(self):
        return super().__aenter__()

    def __anext__(self):
        return super().__anext__()


class Static(Plain):
    @staticmethod
    async def __aenter__():
        return "static"

    @classmethod
    async def __anext__(cls):
        raise StopAsyncIteration

    @staticmethod
    async def __aexit__(*error):
        log.append(len(error))


class Generates(Plain):
    def __aenter__(self):
        yield 1

    def __anext__(self):
        yield 1


class Wrong(Plain):
    def __aenter__(self):
        return 5

    def __anext__(self):
        return 5


class Cells(Plain):
    async def __aenter__(self):
        return (lambda: self)()

    async def __anext__(self):
        self.left -= 1
        if self.left < 0:
            raise StopAsyncIteration
        return (lambda: self.left)()


class NoExit:
    async def __aenter__(self):
        return self


class Missing:
    pass


async def use(cls):
    out = []
    try:
        async with cls() as v:
            out.append(v if not isinstance(v, Plain) else "self")
        async with cls() as v:
            raise ValueError(1)
        async with cls():
            raise KeyError(2)
    except (TypeError, AttributeError, KeyError, ValueError) as e:
        out.append((type(e).__name__, str(e)))
    try:
        async for v in cls():
            out.append(v)
        out.append([v async for v in cls()])
    except (TypeError, AttributeError) as e:
        out.append((type(e).__name__, str(e), repr(e.__cause__)))
    return out


def run(coroutine):
    turns = 0
    while True:
        try:
            coroutine.send(None)
        except StopIteration as e:
            return e.value, turns
        turns += 1


for cls in [Plain, Defaults, Returns, Static, Generates, Wrong, Cells, NoExit, Missing] * 2:
    print(cls.__name__, run(use(cls)), log)
    log.clear()


async def nothing():
    pass


async def twice():
    made = nothing()
    await made
    try:
        await made
    except RuntimeError as e:
        return str(e)


async def awaits(v):
    try:
        return await v
    except (TypeError, RuntimeError) as e:
        return str(e)


started = use(Plain)
started.send(None)
print(run(twice()), run(awaits(5)), run(awaits(started)) if False else "", run(awaits(Turn())))
started.close()


class Guard:
    def __init__(self, swallow=False, fail=None):
        self.swallow, self.fail = swallow, fail

    def __enter__(self):
        if self.fail == "enter":
            raise OSError("enter")
        return sys._getframe(1).f_code.co_name

    def __exit__(self, kind, value, traceback):
        if self.fail == "exit":
            raise OSError("exit")
        log.append((kind and kind.__name__, traceback and traceback.tb_frame.f_code.co_name))
        return self.swallow


class Default(Guard):
    def __enter__(self, k=7):
        return k


def generated():
    for guard in [Guard(), Guard(True), Default(), Guard(fail="enter"), Guard(fail="exit"), Guard(False)] * 2:
        try:
            with guard as a, Guard() as b:
                yield a, b
                if guard.swallow is True or guard.fail is None:
                    raise ValueError
            yield "after"
        except (ValueError, OSError) as e:
            yield repr(e), repr(e.__context__)


print(list(generated()), log)
log.clear()


async def coroutine():
    with Guard(True) as a:
        await Turn()
        raise KeyError
    return a, list(log)


print(run(coroutine()))


def left():
    with Guard() as a:
        yield a
        yield a


g = left()
print(next(g))
g.close()
print(log)


def deep(n):
    with Guard():
        yield from deep(n + 1)


try:
    list(deep(0))
except RecursionError as e:
    print(type(e).__name__)
