# attrgetter of plain and dotted names, of subclasses of str, of names that are not there.
import copy
import pickle
from operator import attrgetter


class Name(str):
    pass


class Node:
    def __init__(self, **fields):
        self.__dict__.update(fields)


root = Node(a=Node(b=Node(c=3), x=4), name="root", **{"": "empty", "ä": "umlaut"})
for getter in (
    attrgetter("name"),
    attrgetter("a.b.c"),
    attrgetter("name", "a.x", "a.b.c"),
    attrgetter(Name("name")),
    attrgetter(Name("a.x"), "ä"),
    attrgetter(""),
    attrgetter("a.x.real.imag"),
):
    print(getter, getter(root), copy.copy(getter)(root), pickle.loads(pickle.dumps(getter))(root))
for names in (("b",), ("a.y",), ("a.",), (".a",), ("a..b",), ("name", "q")):
    try:
        print(attrgetter(*names)(root))
    except AttributeError as e:
        print(e)
for names in ((1,), (), ("a", None)):
    try:
        attrgetter(*names)
    except TypeError as e:
        print(e)
print(sorted([Node(k=3), Node(k=1), Node(k=2)], key=attrgetter("k"))[0].k)
