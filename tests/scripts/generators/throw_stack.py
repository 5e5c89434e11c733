# While its delegate is thrown into, a generator stands on the call stack as while it is sent to.
import sys


def names():
    frame, found = sys._getframe(1), []
    while frame.f_code.co_name != "<module>":
        found.append(frame.f_code.co_name)
        frame = frame.f_back
    return found


def inner():
    try:
        yield 1
    except ValueError:
        print(names())
        yield 2
    finally:
        print(names())


def outer():
    yield from inner()


g = outer()
next(g)
g.throw(ValueError)
g.close()


class Bad(Exception):
    def __new__(cls):
        return 3


def catches():
    try:
        yield
    except TypeError as error:
        print("inside:", str(error)[:30])
        yield 4


g = catches()
next(g)
print(g.throw(Bad))
