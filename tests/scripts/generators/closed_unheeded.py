# close() of generators in which nothing would see it, beside those in which something does.
import sys


class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def plain(name):
    held = Noted(name)
    yield 1
    yield 2


def guarded(name):
    held = Noted(name)
    yield 0
    try:
        yield 1
    except GeneratorExit:
        print("exit", name)
        raise
    finally:
        print("finally", name)
    yield 2


def refusing():
    try:
        yield 1
    except GeneratorExit:
        yield 2


def outer(inner):
    yield from inner
    yield "after"


def operands(name):
    print("never", [Noted(name), (yield 1)])


for steps in range(4):
    for make in plain, guarded:
        g = make(f"{make.__name__} {steps}")
        got = [next(g, "end") for _ in range(steps)]
        print(got, g.close(), g.gi_frame, g.gi_running, g.close(), next(g, "end"))

g = refusing()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)

for inner in plain("inner plain"), guarded("inner guarded"), iter([1, 2]):
    g = outer(inner)
    next(g)
    print(g.close(), next(inner, "end"))

g = operands("operand")
next(g)
print(g.close())

g = plain("throw")
next(g)
try:
    g.throw(ValueError("thrown"))
except ValueError as error:
    print(error, g.gi_frame)


def running():
    try:
        me.close()
    except ValueError as error:
        print(error)
    yield 1


me = running()
print(next(me), me.close())


def handling():
    try:
        raise KeyError("handled")
    except KeyError:
        yield sys.exc_info()[0]


def left_in_handler():
    g = handling()
    print(next(g))
    g.close()
    print(sys.exc_info())


left_in_handler()

events = []


def trace(frame, event, arg):
    if frame.f_code.co_name == "plain":
        events.append((event, arg and arg[0] if event == "exception" else arg))
    return trace


g = plain("traced")
next(g)
sys.settrace(trace)
g.close()
sys.settrace(None)
print(events)

for x in plain("left"):
    break
print("end")
