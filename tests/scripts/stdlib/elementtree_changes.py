# Trees that change while they are walked, searched or dropped; deep ones, and cycles.
import gc
import weakref
import xml.etree.ElementTree as ET
from xml.etree.ElementTree import Element, SubElement, TreeBuilder, XMLParser


def attempt(what, *arguments):
    try:
        print(what(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


def family(tag="r", count=4):
    root = Element(tag)
    for i in range(count):
        SubElement(root, f"c{i}")
    return root


class Meddler:
    """A tag, key or index that does something when it is asked."""

    def __init__(self, act, result=False):
        self.act, self.result = act, result

    def __eq__(self, other):
        self.act()
        return self.result

    def __index__(self):
        self.act()
        return self.result

    __hash__ = None


for result in (False, True):
    root = family()
    print(len(list(root.iter(Meddler(root.clear, result)))))
for method in ("find", "findtext"):
    root = family()
    root[1].tag = Meddler(root.clear, True)
    print(method, getattr(root, method)("c3") is None, len(root))
root = family()
attempt(root.__getitem__, Meddler(root.clear, 1))
root.extend(family())
attempt(root.__delitem__, Meddler(root.clear, 1))
root.extend(family())
attempt(root.__setitem__, Meddler(root.clear, 1), Element("new"))
root.extend(family())
attempt(root.insert, Meddler(root.clear, 2), Element("new"))
print([c.tag for c in root])

# ---- iterators see what is there
root = family()
seen = []
for e in root.iter():
    seen.append(e.tag)
    if e.tag == "c1":
        SubElement(e, "deeper")
        del root[2]
    if e.tag == "deeper":
        root.clear()
print(seen)
root = family()
print([e.tag for e in root if root.remove(e) is None], [e.tag for e in root])
root = family()
walk = root.iter()
next(walk), next(walk)
del root
print([e.tag for e in walk], list(walk))
texts = ET.XML("<a>1<b>2</b>3<c>4</c>5</a>")
walk = texts.itertext()
print(next(walk), next(walk), texts.clear(), list(walk))


# ---- dropping runs code
class Last(Element):
    def __del__(self):
        log.append(self.tag)
        if self.act:
            self.act()


def heirs(act, *tags):
    root = Element("root")
    for tag in tags:
        e = Last(tag)
        e.act = act and (lambda: act(root))
        root.append(e)
        del e
    return root


for act in (None, lambda r: r.clear(), lambda r: r.extend([Element("more")]), lambda r: r.__delitem__(0) if len(r) else 0):
    for drop in (lambda r: r.clear(), lambda r: r.__delitem__(0), lambda r: r.__delitem__(slice(None)),
                 lambda r: r.__setitem__(0, Element("n")), lambda r: r.__setitem__(slice(0, 2), []),
                 lambda r: r.remove(r[1]), lambda r: r.__setstate__({"tag": "t"}), lambda r: r.__init__("i")):
        log = []
        root = heirs(act, "a", "b", "c")
        drop(root)
        print(log, [c.tag for c in root], end=" ")
        root.clear()
        del root
        gc.collect()
    print()


class Text(str):
    def __del__(self):
        root.text = "set again"


root = Element("r")
root.text = Text("x")
root.text = None
print(root.text)
root.text = Text("x")
root.clear()
print(root.text)


# ---- cycles
root = family()
root[0].append(root)
alive = weakref.ref(root)
del root
print(gc.collect() > 0, alive())
builder = TreeBuilder()
parser = XMLParser(target=builder)
parser.feed("<a><b>text")
builder.start("c", {"builder": builder, "parser": parser})
builder.data(parser)
parser.entity["me"] = parser
class Named(XMLParser):
    pass
named = Named(target=builder)
named.me = named
alive = weakref.ref(named)
del builder, parser, named
gc.collect()
print(alive())

# ---- deep trees
top = at = Element("deep")
for i in range(100000):
    at = SubElement(at, "d")
print(sum(1 for e in top.iter()), len(list(top.itertext())))
walk = top.iter()
del top, at
next(walk), next(walk)
del walk
deep = ET.XML("<a>" * 20000 + "</a>" * 20000)
print(sum(1 for e in deep.iter("a")))
del deep


# ---- parsers that go, or whose target begins anew, while they parse
class Dropping:
    def start(self, tag, attrib):
        global parser
        parser = None

    def close(self):
        return "closed"


parser = XMLParser(target=Dropping())
parser.feed("<a><b/></a>")
print(parser)


class Reset:
    def __call__(self, tag, attrib):
        builder.__init__()
        return Element(tag, attrib)


builder = TreeBuilder(Reset())
parser = XMLParser(target=builder)
parser.feed("<a><b/></a>")
print(ET.tostring(parser.close()))
parser.__init__()
parser.feed("<again/>")
print(parser.close().tag)
