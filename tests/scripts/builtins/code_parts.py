"""types.CodeType() of another code object's own attributes, and code.replace() of any of them."""

import types

NAMES = """argcount posonlyargcount kwonlyargcount nlocals stacksize flags code consts names varnames
filename name qualname firstlineno linetable exceptiontable freevars cellvars""".split()


def parts(code):
    return [getattr(code, "co_" + name) for name in NAMES]


def again(code):
    """The code taken to pieces and put together, with all code in it."""
    values = parts(code)
    values[7] = tuple(again(c) if isinstance(c, types.CodeType) else c for c in values[7])
    return types.CodeType(*values)


def plain(a, b=2, /, c=3, *rest, d=4, **more):
    total = a + b
    for i in range(3):
        total += i * c
    return total, rest, d, more


def handling(x):
    try:
        with open("/nonexistent/file") as file:
            return file
    except OSError as error:
        y = type(error).__name__
    finally:
        x += 1
    return x, y


def closing(n):
    def inner(m):
        nonlocal n
        n += m
        return lambda: (n, m, [n + k for k in range(m)], sum(k + n for k in range(m)))
    return inner(2)()


def generating(n):
    got = yield from (i for i in range(n))
    while True:
        got = yield got
        if got is None:
            return "end"


async def awaiting():
    async def produce():
        yield 1
        yield 2
    return [x async for x in produce()]


def matching(value):
    match value:
        case {"k": int(n), **rest}:
            return n, rest
        case [str(s), *_] | (bytes(s), _):
            return s
        case complex(real=r, imag=i):
            return r, i


def failing(x):
    return (x.missing +
            1)


def annotated(x: int, y: "str" = "y", *, z: float = 1.0) -> None:
    def inner(a: x, *, b: y = z) -> x: ...
    print(inner.__annotations__, inner.__kwdefaults__)

    class C:
        v: x = y
        w = [y for _ in range(2)]
    print(C.v, C.w, dict(k=x, **{"l": y}))


def drive(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


for function in plain, handling, closing, generating, awaiting, matching, failing, annotated:
    code = function.__code__
    for _ in range(2):  # what has run, and has been specialised, gives the same parts
        made = again(code)
        print(function.__name__, made == code, hash(made) == hash(code), made.co_code == code.co_code,
              list(made.co_lines()) == list(code.co_lines()),
              list(made.co_positions()) == list(code.co_positions()))
        fresh = types.FunctionType(made, globals(), "fresh", function.__defaults__, None)
        fresh.__kwdefaults__ = function.__kwdefaults__
        if function is plain:
            print(fresh(1), fresh(1, 1, 1, 1, d=1, e=1), plain(1))
        elif function is handling:
            print(fresh(1), handling(1))
        elif function is closing:
            print(fresh(3), closing(3))
        elif function is generating:
            print(list(fresh(3)), list(generating(3)))
        elif function is awaiting:
            print(drive(fresh()), drive(awaiting()))
        elif function is matching:
            for value in {"k": 1, "l": 2}, ["a", 1], (b"x", 2), 3j, None:
                print(fresh(value), matching(value))
        elif function is failing:
            for f in fresh, failing:
                try:
                    f(3)
                except AttributeError as error:
                    at = error.__traceback__.tb_next
                    place = list(at.tb_frame.f_code.co_positions())[at.tb_lasti // 2]
                    print(error, at.tb_lineno, place)
        elif function is annotated:
            fresh(int)
            annotated(int)

module = compile("x = 1\nclass C:\n    y = x\nprint(C.y, [x for x in 'ab'], z)", "<m>", "exec")
exec(again(module), {"z": 5})
print(eval(again(compile("(lambda q: q * 2)(21)", "<e>", "eval"))))

# ---- replace

code = plain.__code__
print(types.FunctionType(code.replace(co_names=tuple(n.replace("range", "list") for n in code.co_names)),
                         {"list": lambda n: [10]})(1, 1, 1, d=0))
print(code.replace(co_varnames=tuple("v" + n for n in code.co_varnames)).co_varnames)
renamed = code.replace(co_name="n", co_qualname="q", co_filename="f", co_firstlineno=9)
print(repr(renamed).split("at")[0], renamed.co_qualname, renamed.co_filename, renamed.co_firstlineno)
double = compile("lambda: 2", "<s>", "eval").co_consts[0]
print(types.FunctionType(code.replace(**{"co_" + n: v for n, v in zip(NAMES, parts(double))}), {})())
print(code.replace() == code, code.replace() is code, code.replace(co_code=code.co_code) == code)
# ---- what is refused

def attempt(f):
    try:
        made = f()
        print("made", made.co_name, made.co_firstlineno)
    except Exception as error:
        print(type(error).__name__, error)

own = parts(code)
attempt(lambda: types.CodeType())
attempt(lambda: types.CodeType(*own[:15]))
attempt(lambda: types.CodeType(*own, 1))
attempt(lambda: types.CodeType(a=1))
attempt(lambda: types.CodeType(*own[:16]))
for place, name in enumerate(NAMES):
    for wrong in None, -1, "x", (1,), [], 2**70, 1.5:
        if name == "consts" and isinstance(wrong, tuple):
            continue
        print(name, wrong, end=": ")
        changed = list(own)
        changed[place] = wrong
        attempt(lambda: types.CodeType(*changed))
        attempt(lambda: code.replace(**{"co_" + name: wrong}))
attempt(lambda: code.replace(co_nothing=1))
attempt(lambda: code.replace(argcount=1))
attempt(lambda: code.replace(co_lnotab=b""))
attempt(lambda: code.replace(1))
for name in "argcount", "kwonlyargcount", "nlocals":
    attempt(lambda: code.replace(**{"co_" + name: 9}))
    changed = list(own)
    changed[NAMES.index(name)] = 9
    attempt(lambda: types.CodeType(*changed))
