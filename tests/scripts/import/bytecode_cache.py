# What is imported leaves its code in __pycache__; the source's time and size say whether it still fits.
import importlib
import os
import shutil
import sys
import tempfile

directory = tempfile.mkdtemp()
sys.path.insert(0, directory)
cache = os.path.join(directory, "__pycache__")
source = os.path.join(directory, "cached_one.py")


def write(text, time):
    with open(source, "w") as file:
        file.write(text)
    os.utime(source, (time, time))


def load():
    sys.modules.pop("cached_one", None)
    importlib.invalidate_caches()
    return importlib.import_module("cached_one")


def files(where=cache):
    return [name.split(".")[0] for name in sorted(os.listdir(where))] if os.path.isdir(where) else None


def first_file():
    return os.path.join(cache, sorted(os.listdir(cache))[0])


sys.dont_write_bytecode = True
write("value = 1\n", 1000)
print(load().value, files())

sys.dont_write_bytecode = False
print(load().value, files())

write("value = 2\n", 1000)  # neither time nor size tell
print(load().value)
write("value = 3\n", 2000)
print(load().value, files())
write("value = 40\n", 2000)
print(load().value, files())

# What the code is, it is also when it comes from the file.
write('''"""The module's text."""
import sys
class Outer:
    "A class."
    limit = -(2 ** 70), 1.5, 2j, b"\\xff\\x00", "\\u20ac\\ud800", None, True, ..., 10 ** 18
    def method(self, a, /, b=2, *rest, key: int = 3, **more) -> str:
        "A method."
        def inner():
            nonlocal b
            b += 1
            return a, b, rest, key, more, __class__.__name__
        return inner()
    def pairs(self):
        try:
            for i, x in enumerate("ab"):
                yield i, x in {"a", "c"}
        finally:
            yield "end"
async def later(): return [x async for x in y]
def fail(number):
    value = [number]
    return value[0] / (number - number)
''', 3000)
for turn in range(2):
    one = load()
    thing = one.Outer()
    print(one.__doc__, one.Outer.__doc__, one.Outer.limit, thing.method.__doc__)
    print(thing.method(1, 2, 3, key=4, z=5), list(thing.pairs()))
    code = one.Outer.method.__code__
    print(code.co_name, code.co_qualname, code.co_varnames, code.co_cellvars, code.co_freevars, code.co_flags)
    print(code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_firstlineno)
    print(os.path.basename(code.co_filename), one.Outer.method.__annotations__, one.later.__code__.co_flags)
    print(sorted({place[0] for place in one.fail.__code__.co_positions() if place[0]} - {code.co_firstlineno, 20}))
    try:
        one.fail(3)
    except ZeroDivisionError as error:
        print(error.__traceback__.tb_next.tb_lineno, error)

# A file that ends too early, or is of another kind, is none.
for text in b"", b"abc", b"\0" * 100:
    with open(first_file(), "wb") as file:
        file.write(text)
    print(load().__doc__, os.path.getsize(first_file()) > 100)

# Errors leave no file.
shutil.rmtree(cache)
write("value = (\n", 4000)
try:
    load()
except SyntaxError as error:
    print(error.msg, error.lineno, files())

# Where no directory can be made nothing is written, and nothing is said.
shutil.rmtree(cache, ignore_errors=True)
with open(cache, "w") as file:
    file.write("in the way")
write("value = 5\n", 5000)
print(load().value, files())
os.remove(cache)

# Elsewhere.
sys.pycache_prefix = tempfile.mkdtemp()
print(load().value, files())
print(files(sys.pycache_prefix + directory))
shutil.rmtree(sys.pycache_prefix)
sys.pycache_prefix = None

# Packages.
os.mkdir(os.path.join(directory, "cached_pack"))
for name, text in ("__init__", "from . import part\n"), ("part", "value = 6\n"):
    with open(os.path.join(directory, "cached_pack", name + ".py"), "w") as file:
        file.write(text)
import cached_pack
print(cached_pack.part.value, files(os.path.join(directory, "cached_pack", "__pycache__")))
shutil.rmtree(directory)
