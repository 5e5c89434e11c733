# breakpoint() calls what PYTHONBREAKPOINT names.
import os
import sys
import warnings

warnings.simplefilter("always")
os.environ["PYTHONBREAKPOINT"] = "0"
print(breakpoint())
os.environ["PYTHONBREAKPOINT"] = "builtins.dict"
print(breakpoint(a=1))
os.environ["PYTHONBREAKPOINT"] = "len"
print(breakpoint("abc"))
os.environ["PYTHONBREAKPOINT"] = "os.path.basename"
print(breakpoint("/a/b"))
for name in (".", ".int", "no.such.module", "os.nothing"):
    os.environ["PYTHONBREAKPOINT"] = name
    with warnings.catch_warnings(record=True) as seen:
        print(breakpoint(), seen[0].message)
sys.breakpointhook = lambda *args, **keywords: (args, keywords)
print(breakpoint(1, k=2))
