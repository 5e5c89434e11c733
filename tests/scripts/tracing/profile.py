# sys.setprofile hears of calls and returns, also of native functions, and of no lines.
import sys


def profiler(frame, event, arg):
    what = arg.__name__ if event.startswith("c_") else arg
    print(event, frame.f_code.co_name, what)


def add(a, b):
    return a + b


def fails():
    raise ValueError


def run(words):
    len(words)
    words.append(1)
    list.pop(words)
    sorted([2, 1], key=lambda x: -x)
    add(*words)
    try:
        int("x")
    except ValueError:
        pass
    try:
        fails()
    except ValueError:
        pass
    try:
        [].index(3)
    except ValueError:
        pass


sys.setprofile(profiler)
run([1, 2])
sys.setprofile(None)
print(sys.getprofile())
