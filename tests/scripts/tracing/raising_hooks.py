"""Where what a trace or profile function raises says it comes from: from the frame it was told of, and again
from it if that goes on to unwind."""

import sys
import traceback

def target(n):
    x = 1
    if n: return x / (n - 1)
    for i in range(2):
        inner(i)
    return 3

def inner(i): return i

def generate():
    yield 1
    yield 2

def entries(error):
    return [(frame.f_code.co_name, line) for frame, line in traceback.walk_tb(error.__traceback__)]

def run(install, event, line, function):
    def hook(frame, what, arg):
        if frame.f_code.co_name in ('hook', 'run'): return None
        if what == event and (line is None or frame.f_lineno == line): raise KeyError(what)
        return hook
    install(hook)
    try:
        function()
    except BaseException as error:
        install(None)
        print(install.__name__, event, line, repr(error), entries(error), repr(error.__context__),
              error.__context__ and entries(error.__context__))
    else:
        install(None)
        print(install.__name__, event, line, 'nothing raised')

for install in sys.settrace, sys.setprofile:
    for event in 'call', 'line', 'return', 'exception':
        for n in 0, 1, 2:
            run(install, event, None, lambda: target(n))
        run(install, event, None, lambda: list(generate()))
        run(install, event, 17, lambda: list(generate()))
        for line in range(8, 15):
            run(install, event, line, lambda: target(0))
            run(install, event, line, lambda: target(1))
