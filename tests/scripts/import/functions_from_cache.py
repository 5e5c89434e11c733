# Functions of a module that was read from __pycache__ are whole for whoever looks into them, called before or not.
import copy
import dis
import gc
import importlib
import inspect
import marshal
import os
import shutil
import sys
import tempfile
import threading
import types

directory = tempfile.mkdtemp()
sys.path.insert(0, directory)
sys.dont_write_bytecode = False
with open(os.path.join(directory, "packed_one.py"), "w") as file:
    file.write('''"""The module."""
LIMIT = 3
def plain(a, b=2, *rest, key, other="o", **more):
    "Plain's text."
    return a, b, rest, key, other, more
def undocumented(x): return [x, x + 1, "undocumented"]
def outer(n):
    """Outer's."""
    total = 0
    def inner(step):
        "Inner's."
        nonlocal total
        total += step * n
        return total
    return inner
def numbers(n):
    for i in range(n):
        try: yield i, {i, "x"} <= {0, "x", 1}
        finally: pass
def fail(value):
    first = value
    return first / 0
def squares(n): return [i * i for i in range(n)], sum(i for i in range(n)), {i: -i for i in range(2)}
async def later(): return await other()
class Thing:
    """A thing."""
    __slots__ = ("size",)
    def __init__(self, size): self.size = size
    def area(self):
        "The area."
        return self.size ** 2
    @classmethod
    def made(cls, size=LIMIT):
        "Makes one."
        return cls(size)
    @staticmethod
    def name():
        "A name."
        return "thing"
    @property
    def double(self):
        "Twice."
        return 2 * self.size
    class Inner:
        def deep(self): return __class__.__qualname__, (lambda: self.deep.__name__)()
''')


def load():
    sys.modules.pop("packed_one", None)
    return importlib.import_module("packed_one")


load()
m = load()
print(m.__doc__, m.plain.__doc__, m.outer.__doc__, m.undocumented.__doc__, m.Thing.area.__doc__)
print(m.Thing.made.__doc__, m.Thing.__dict__["name"].__doc__, m.Thing.double.__doc__, m.Thing.__dict__["made"].__name__)
print(inspect.signature(m.plain), inspect.getfullargspec(m.Thing.made))
print(m.outer.__code__.co_varnames, m.outer.__code__.co_cellvars, m.outer.__code__.co_names, m.plain.__code__.co_consts[0])

# Arguments that do not fit are the first that such a function sees.
m = load()
for call in (lambda: m.plain(), lambda: m.plain(1, 2), lambda: m.undocumented(y=1), lambda: m.Thing.area(),
             lambda: m.plain(1, key=2, **{"a": 3})):
    try:
        call()
    except TypeError as error:
        print(error)
print(m.plain(1, key=2), m.plain(1, 3, 4, key=5, z=6), m.undocumented(x=1))

# Code inside code, on its own.
m = load()
code = m.outer.__code__
inside = [c for c in code.co_consts if isinstance(c, types.CodeType)]
print([c.co_name for c in inside], [c.co_freevars for c in inside], inside[0].co_consts[0], inside[0].co_qualname)
add = m.outer(3)
print(add(1), add(2), add.__doc__, add.__code__ is inside[0])
print(types.FunctionType(m.undocumented.__code__, {})(5))
try:
    types.FunctionType(inside[0], {})
except TypeError as error:
    print(error)

# Equal to what was compiled, and hashed alike; copied, replaced and written again.
one, two = load(), load()
for name in "plain", "outer", "numbers", "fail", "squares", "later":
    a, b = getattr(one, name).__code__, getattr(two, name).__code__
    print(name, a == b, hash(a) == hash(b), a is b, a.replace() == a, marshal.loads(marshal.dumps(a)) == b)
m = load()
other = m.undocumented.__code__.replace(co_name="renamed", co_filename="elsewhere.py")
print(other.co_name, other.co_filename, m.undocumented.__code__.co_name, len(list(dis.get_instructions(other))) > 3)
m.plain.__code__ = load().undocumented.__code__
print(m.plain(1), m.plain.__doc__, copy.copy(m.plain) is m.plain)
try:
    m.plain.__code__ = load().outer(1).__code__
except ValueError as error:
    print(error)

# Generators, comprehensions, classes in classes, tracebacks.
m = load()
print(list(m.numbers(3)), m.squares(4), m.Thing.Inner().deep(), m.Thing.made().double, m.Thing(4).area(), m.Thing.name())
try:
    m.fail(7)
except ZeroDivisionError as error:
    last = error.__traceback__.tb_next
    print(last.tb_lineno, last.tb_frame.f_locals, last.tb_frame.f_code.co_name)
print(sorted({place[0] for place in load().fail.__code__.co_positions() if place[0]} - {load().fail.__code__.co_firstlineno}))
print([line for _, _, line in load().fail.__code__.co_lines() if line][-1], load().later.__code__.co_flags & 0x80)

# What refers to what.
m = load()
print(len(gc.get_referents(m.plain.__code__)) >= 0, m.plain.__code__.co_stacksize > 0, m.plain.__doc__)
load().Thing.area  # with the module gone the class goes, too
gc.collect()

# Many threads call it first.
m = load()
results = []
threads = [threading.Thread(target=lambda: results.append(m.outer(2)(5))) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(results)

# Kept when the file has gone, and changed.
m = load()
shutil.rmtree(directory)
print(m.squares(3), m.outer(1)(1), m.Thing(2).area())
