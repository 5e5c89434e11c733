# sys.settrace: which events a function's lines give, in order.
import sys


def tracer(frame, event, arg):
    if frame.f_code.co_filename == __file__:
        shown = arg if event == "return" else arg and arg[0].__name__
        print(frame.f_code.co_name, event, frame.f_lineno, shown)
        return tracer


def loops(n):
    for i in range(n):
        if i == 1:
            continue
        pass
    while True:
        n -= 1
        if not n:
            break
    else:
        pass
    return [x
            for x in (n,)]


def handlers():
    try:
        1 / 0
    except ZeroDivisionError as error:
        del error
    finally:
        x = 1
    with memoryview(b"") as v:
        pass


class Made:
    x = 1

    def method(self): return \
        self.x


def matches(x):
    match x:
        case [a, b]:
            return a
        case {"k": v} if v:
            pass
        case _:
            return None


sys.settrace(tracer)
loops(2)
handlers()
class Local(Made):
    y = 2
Local().method()
matches([1, 2])
matches({"k": 1})
(lambda: 3)()
sys.settrace(None)
print(sys.gettrace())
