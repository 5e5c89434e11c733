# Attributes of instances of built-in types that have a __dict__.
from collections import OrderedDict
import copy, functools, gc, io, weakref


class Mine(OrderedDict):
    def __init__(self):
        super().__init__()
        self.first = 1


kinds = (OrderedDict, io.StringIO, io.BytesIO, Mine, lambda: functools.partial(max, 1),
         lambda: io.TextIOWrapper(io.BytesIO()))
for make in kinds:
    for _ in range(3):
        o = make()
        print(type(o).__name__, vars(o))
        for i in range(7):
            setattr(o, "a%d" % i, i)
            assert getattr(o, "a%d" % i) == i
        del o.a6, o.a0
        print(sorted(vars(o)))
        try:
            o.a0
        except AttributeError as e:
            print(e)
        o.__dict__["z"] = 5
        print(o.z)
        o.me = o
        w = weakref.ref(o)
        del o
        gc.collect()
        print(w() is None)

for o in Mine(), OrderedDict(a=1):
    o.x = 5
    o["key"] = 6
    for other in copy.copy(o), copy.deepcopy(o):
        print(other, vars(other))

# A method, then an attribute of the instance by its name.
for round in range(3):
    out = io.StringIO()
    for i in range(4):
        out.write("text")
        if i == 2:
            out.write = print
    print(out.getvalue())
