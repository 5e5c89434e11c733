"""What stops at a docstring (nothing) and where a frame ends: module
doc"""
import sys
events = []
def tracer(frame, event, arg):
    if frame.f_code.co_filename == __file__:
        print(frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, event)
    return tracer
def f(x):
    """doc

    more"""
    return x * 2
def only_doc():
    "doc"
def only_pass():
    pass
def consts():
    1
    "text"
    ...
    x = 3
    "after"
    return x
def g():
    "doc"
    yield 1
async def c():
    "doc"
def nested():
    "doc"
    def inner():
        "doc"
        return 1
    return inner()
def ellipsis(): ...
def late():
    x = 1
    "not a doc"
def loop():
    "doc"
    for i in range(2):
        "text"
    while True:
        "x"
        break
    if x_true:
        "doc"
    else:
        1
x_true = True
def if_for():
    if x_true:
        for i in range(2):
            i + 1
def if_else(x):
    if x:
        y = 1
    elif x is None:
        y = 2
def while_break(x):
    while x:
        x -= 1
        if x == 1:
            break
def for_one_line():
    for i in range(2): i
def while_continue(x):
    while x:
        x -= 1
        if x == 1:
            continue
        y = 1
def tries(x):
    try:
        1 / x
    except ZeroDivisionError:
        y = 1
    finally:
        z = 1
def handles(x):
    try:
        1 / x
    except ZeroDivisionError:
        pass
def withs():
    with open('/dev/null') as f:
        if f is None:
            pass
def matches(x):
    match x:
        case 1:
            y = 1
        case [a, b] if a:
            y = 2
def nested_ifs(a, b):
    if a:
        if b:
            x = 1
def and_or(a, b):
    if a and b or not a:
        x = 1
def returns(a):
    for i in range(2):
        if a:
            return
async def awaits():
    async with ACM():
        if x_true:
            pass
class ACM:
    async def __aenter__(self): return 1
    async def __aexit__(self, *a): return None
def run():
    f(1); only_doc(); only_pass(); consts(); list(g()); nested(); ellipsis(); late(); loop()
    if_for(); if_else(1); if_else(0); if_else(None);
    while_break(3); while_break(0); for_one_line(); while_continue(3)
    tries(0); tries(1); handles(0); handles(1); withs(); matches(1); matches([1, 2]); matches([0, 1])
    nested_ifs(1, 1); nested_ifs(1, 0); nested_ifs(0, 0); and_or(1, 1); and_or(1, 0); and_or(0, 0)
    returns(0); returns(1)
    try: awaits().send(None)
    except StopIteration: pass
    exec(compile("if 1:\n    for i in 'ab':\n        i\n", __file__, 'exec'), {})
    try: c().send(None)
    except StopIteration: pass
    class A:
        "doc"
        y = 1
        def m(self):
            'one'
    A().m()
    class B:
        "only doc"
    class C: pass
    f"doc {x_true}"
sys.settrace(tracer)
run()
sys.settrace(None)
