# Positions and counts must fit a size; negative positions count as 0.
import re
import sys

p = re.compile("a")
beyond = sys.maxsize + 1


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


def show(function, *args):
    try:
        result = function(*args)
        print(function.__name__, result if isinstance(result, (str, list, tuple)) else bool(result))
    except (OverflowError, TypeError) as e:
        print(function.__name__, type(e).__name__, e)


for method in (p.match, p.search, p.fullmatch, p.findall, p.finditer, p.scanner):
    for limits in ((beyond,), (-beyond - 1,), (0, beyond), (0, -beyond - 1), (Index(beyond),), (sys.maxsize,),
                   (-sys.maxsize, sys.maxsize), (Index(1),), ("1",), (None,)):
        show(method, "xa", *limits)
for count in (beyond, -beyond - 1, sys.maxsize, Index(1), Index(beyond), "1"):
    show(p.sub, "b", "aa", count)
    show(p.subn, "b", "aa", count)
    show(p.split, "aa", count)
    show(re.sub, "a", "b", "aa", count)
