"""Code put together of parts that do not belong together is refused, and runs nothing."""

import types


def attempt(what, code, **changes):
    try:
        code.replace(**changes)
        print(what, "made")
    except (ValueError, TypeError, SystemError) as error:
        print(what, type(error).__name__, str(error)[:24])


def calls(f): return f(1, k=2)
def closes(x): return lambda: x
def comprehends(x): return [y for y in x], (y for y in x)
def generates(): yield 1
async def generates_async(): yield 1
def builds(x): return {"a": x, "b": x}
def matches(x):
    match x:
        case complex(real=r): return r
def defaults(a=1, *, b=2): return lambda a=(1, 2)[0], *, b=2: a
class_body = compile("class C:\n x = y", "<c>", "exec").co_consts[0]

for function in calls, closes, comprehends, generates, generates_async, builds, matches, defaults:
    code = function.__code__
    name = function.__name__
    attempt(name + " none", code, co_consts=())
    attempt(name + " ints", code, co_consts=(1,) * len(code.co_consts))
    attempt(name + " tuples", code, co_consts=((1, 2),) * len(code.co_consts))
    attempt(name + " codes", code, co_consts=(code,) * len(code.co_consts))
    attempt(name + " names", code, co_names=())
    attempt(name + " stack", code, co_stacksize=0)
    attempt(name + " free", code, co_freevars=code.co_freevars + ("more",))
    attempt(name + " cells", code, co_cellvars=())
    attempt(name + " plain", code, co_flags=3)
    attempt(name + " generator", code, co_flags=0x23)
    attempt(name + " module", code, co_flags=0)
    attempt(name + " more", code, co_flags=code.co_flags | 4)
    attempt(name + " code", code, co_code=b"")
    attempt(name + " odd", code, co_code=code.co_code + b"x")
    attempt(name + " cut", code, co_code=code.co_code[:4])
    attempt(name + " twice", code, co_code=code.co_code[4:])
    attempt(name + " noise", code, co_code=bytes(range(256)))
    attempt(name + " table", code, co_exceptiontable=b"\xff\xff\xff\xff\xff\xff")
    attempt(name + " lines", code, co_linetable=bytes(range(256)))
attempt("class", class_body, co_flags=3)
inner = closes.__code__.co_consts[-1]
attempt("function", closes.__code__, co_consts=tuple(
    calls.__code__ if c is inner else c for c in closes.__code__.co_consts))

# One byte of the instructions changed, whichever: no compiler made them.
made = 0
for function in calls, closes, comprehends, generates, matches, defaults:
    code = function.__code__
    for at in range(len(code.co_code)):
        changed = bytearray(code.co_code)
        changed[at] ^= 1
        try:
            code.replace(co_code=bytes(changed))
            made += 1
        except ValueError:
            pass
print("changed", made)
