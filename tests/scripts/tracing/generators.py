# Generators are called again whenever they go on, and return whenever they stop.
import sys


def tracer(frame, event, arg):
    if frame.f_code.co_filename == __file__:
        print(frame.f_code.co_name, event, frame.f_lineno, arg if event == "return" else "")
        return tracer


def inner():
    got = yield 1
    yield got


def outer():
    return (yield from inner())


def run():
    g = outer()
    next(g)
    g.send(2)
    g.close()
    unfinished = inner()
    next(unfinished)
    unfinished.close()
    return list(x for x in "ab")


sys.settrace(tracer)
run()
sys.settrace(None)
