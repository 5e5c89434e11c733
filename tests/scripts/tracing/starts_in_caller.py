# A debugger that is entered late traces the frames that run already.
import sys

seen = []


def local(frame, event, arg):
    seen.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno))
    return local


def start():
    frame = sys._getframe().f_back
    while frame:
        frame.f_trace = local
        frame = frame.f_back
    sys.settrace(lambda *args: None)


def inner():
    for i in range(2):
        if i == 0:
            start()
    return i


def generator():
    yield inner()
    yield 2


def outer():
    values = [v for v in map(lambda x: x + 1, generator())]
    return sum(values)


print(outer())
sys.settrace(None)
for entry in seen:
    print(*entry)
