# What importing costs: sources of the standard library, compiled and run in memory.
import sys
import types

LIBRARY = "/usr/lib/python3.11/"
MODULES = (
    "argparse", "ast", "bisect", "calendar", "cmd", "configparser", "contextlib", "copy", "csv", "dataclasses",
    "difflib", "dis", "enum", "fractions", "functools", "gettext", "heapq", "inspect", "ipaddress", "optparse",
    "pprint", "random", "shlex", "statistics", "string", "tarfile", "textwrap", "tokenize", "traceback", "typing",
    "uuid", "weakref", "zipfile",
)


def load(name, source):
    """A module object of its own, in sys.modules only while its body runs."""
    module = types.ModuleType(name + "_again")
    module.__file__ = name + ".py"
    sys.modules[module.__name__] = module
    exec(compile(source, module.__file__, "exec"), module.__dict__)
    del sys.modules[module.__name__]
    return module


sources = {}
for name in MODULES:
    with open(LIBRARY + name + ".py", encoding="utf-8") as file:
        sources[name] = file.read()
for _ in range(2):
    modules = [load(name, source) for name, source in sources.items()]
lines = sum(source.count("\n") for source in sources.values())
names = sum(len([n for n in vars(module) if not n.startswith("_")]) for module in modules)
assert len(modules) == 33 and lines > 20000, lines
assert modules[22].split("a 'b c' d") == ["a", "b c", "d"]
assert modules[26].fill("one two three", 8) == "one two\nthree"
print(len(modules), lines > 20000, names > 700)
