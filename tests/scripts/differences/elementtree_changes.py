# Elements whose children change in the middle of a search, a slice or a copy, and a parser that is
# used by what it calls: CPython 3.11 reads memory that is gone, and crashes. Here what is there is
# found, and the parser raises RuntimeError.
import copy
from xml.etree.ElementTree import Element, SubElement, XMLParser


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
    """A tag or index that does something when it is asked."""

    def __init__(self, act, result=False):
        self.act, self.result = act, result

    def __eq__(self, other):
        self.act()
        return self.result

    def __index__(self):
        self.act()
        return self.result


class Heir(Element):
    def __eq__(self, other):
        self.act()
        return self.result


for result in (False, True):
    for method in ("find", "findtext", "findall"):
        root = family()
        root[1].tag = Meddler(root.clear, result)
        found = getattr(root, method)("c3")
        print(method, found if found is None else type(found).__name__, len(root))
    root = family()
    heir = Heir("heir")
    heir.act, heir.result = root.clear, result
    root.insert(0, heir)
    attempt(root.remove, root[2])
for key in (slice(Meddler(lambda: root.clear(), 0), 3), slice(0, Meddler(lambda: root.clear(), 3), 2)):
    root = family()
    attempt(root.__getitem__, key)
    root.extend(family())
    attempt(root.__delitem__, key)
    root.extend(family())
    attempt(root.__setitem__, key, [])
    print(len(root))


class Careless:
    def __deepcopy__(self, memo):
        root.clear()
        return "copied"


class NoElement(Element):
    def __deepcopy__(self, memo):
        return "no element"


root = family()
root[1].text = Careless()
print([c.tag for c in copy.deepcopy(root)], len(root))
root = family()
root.text = Careless()
print([c.tag for c in copy.deepcopy(root)])
root = Element("r")
root.append(NoElement("bad copy"))
attempt(copy.deepcopy, root)
root.attrib = {"k": Careless()}
print(len(copy.deepcopy(root)))
cycle = family()
cycle[0].append(cycle)
attempt(copy.deepcopy, cycle)
cycle.clear()


class Reentrant:
    def start(self, tag, attrib):
        for act in (lambda: parser.feed("<x/>"), lambda: parser.__init__(), lambda: parser.close()):
            try:
                act()
            except Exception as error:
                errors.append(type(error).__name__)


errors = []
parser = XMLParser(target=Reentrant())
parser.feed("<a/>")
print(errors)
