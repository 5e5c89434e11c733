# Generators and coroutines are called again whenever they go on, and return whenever they stop.
import sys


def tracer(frame, event, arg):
    if frame.f_code.co_filename == __file__:
        print(frame.f_code.co_name, event, frame.f_lineno, arg if event == "return" else "")
        return tracer


def inner():
    got = yield 1
    try:
        yield got
    except ValueError:
        return 5


def outer():
    return (yield from inner())


async def coroutine():
    await nothing()
    return 1


async def nothing():
    pass


def run():
    g = outer()
    next(g)
    g.send(2)
    try:
        g.throw(ValueError)
    except StopIteration:
        pass
    c = coroutine()
    try:
        c.send(None)
    except StopIteration:
        pass
    unfinished = inner()
    next(unfinished)
    unfinished.close()
    return list(x for x in "ab")


sys.settrace(tracer)
run()
sys.settrace(None)
