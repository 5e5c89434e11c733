# Assigning f_lineno makes a frame go on elsewhere, where the stack allows it.
import sys


def jumper(function, start, target, event="line"):
    first = function.__code__.co_firstlineno

    def tracer(frame, what, arg):
        nonlocal start
        if frame.f_code is function.__code__:
            if what == event and start is not None and frame.f_lineno == first + start:
                start = None
                frame.f_lineno = first + target
            return tracer

    out = []
    sys.settrace(tracer)
    try:
        function(out)
    except ValueError as error:
        out.append(str(error))
    finally:
        sys.settrace(None)
    print(function.__name__, out)


def plain(out):
    out.append(1)
    out.append(2)
    out.append(3)


def loop(out):
    out.append(1)
    for i in 1, 2:
        out.append(i * 10)
    out.append(4)


def handled(out):
    out.append(1)
    try:
        1 / 0
    except ZeroDivisionError:
        out.append(5)
        out.append(6)
    out.append(7)


def managed(out):
    with memoryview(b"abc") as v:
        out.append(len(v))
        out.append(3)
    out.append(4)


jumper(plain, 2, 3)
jumper(plain, 3, 1)
jumper(plain, 1, 9)
jumper(plain, 1, -9)
jumper(plain, 0, 2, "call")
jumper(plain, 3, 2, "return")
jumper(loop, 3, 4)
jumper(loop, 1, 3)
jumper(handled, 6, 7)
jumper(handled, 1, 5)
jumper(managed, 2, 4)
jumper(managed, 1, 2)
try:
    sys._getframe().f_lineno = 1
except ValueError as error:
    print(error)
