# Elements, builders and parsers of xml.etree.ElementTree: what they hold, find, copy and refuse.
import copy
import io
import pickle
import warnings
import weakref
import xml.etree.ElementTree as ET
from xml.etree.ElementTree import Element, SubElement, TreeBuilder, XMLParser


def attempt(what, *arguments, **keywords):
    try:
        print(what(*arguments, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


def show(element):
    return ET.tostring(element).decode()


# ---- making
for arguments, keywords in [
    ((), {}), (("a", 5), {}), (("a", {}, {}), {}), ((), {"tag": "a"}), (("a",), {"attrib": 5}),
]:
    attempt(Element, *arguments, **keywords)
given = {"x": "1"}
e = Element("a", given, y="2")
given["x"] = "changed"
print(e.attrib, Element("a", {}, attrib={"k": "v"}).attrib, Element("a", attrib={"k": "v"}, z="3").attrib)
print(Element(5).tag, Element.__new__(Element).tag, Element("t").attrib is not Element("t").attrib)
attempt(SubElement, "a", "b")
attempt(SubElement, e)
attempt(SubElement, e, "b", 5)
child = SubElement(e, "b", {"q": "r"}, s="t")
print(show(e), len(e), bool(e), bool(child), e[0] is child)

# ---- attributes of the object
for name in ("tag", "text", "tail", "attrib", "other"):
    attempt(delattr, e, name)
attempt(setattr, e, "attrib", [])
attempt(setattr, e, "other", 1)
e.text, e.tail, child.tag = "text", [1], "c"
print(e.text, e.tail, child.tag)
e.tail = None
print(e.get("x"), e.get("none"), e.get("none", 7), e.keys(), e.items(), Element("e").get([]))
attempt(e.get, [])
attempt(e.set, [], 1)
e.set("z", "26")
print(sorted(e.attrib.items()), show(e))

# ---- children
attempt(e.append, 5)
attempt(e.extend, 5)
attempt(e.extend, [Element("ok"), 5])
print([c.tag for c in e])
attempt(e.insert, "x", child)
attempt(e.insert, 0, 5)
attempt(e.remove, 5)
attempt(e.remove, Element("c"))
attempt(e.__getitem__, 9)
attempt(e.__getitem__, "x")
attempt(e.__setitem__, 9, child)
attempt(e.__setitem__, 0, 5)
attempt(e.__setitem__, slice(0, 1), 5)
attempt(e.__setitem__, slice(0, 1), [5])
attempt(e.__setitem__, slice(0, 2, 2), [child, child, child])
attempt(e.__delitem__, -9)
row = Element("row")
row.extend(Element(c) for c in "abcdefgh")
row.extend((Element("i"), Element("j")))


def tags():
    return "".join(c.tag for c in row)


row.insert(0, Element("0"))
row.insert(-1, Element("9"))
row.insert(99, Element("Z"))
print(tags(), [c.tag for c in row[1:9:3]], row[-1].tag, row[True].tag)
del row[0]
del row[-1]
del row[1:3]
print(tags())
row[1:2] = [Element(c) for c in "XYZ"]
print(tags())
row[::3] = [Element(c) for c in "1234"][:len(row[::3])]
print(tags())
del row[::2]
print(tags())
del row[::-2]
print(tags())
row[:] = row
print(tags(), [c.tag for c in reversed(row)])
it = iter(row)
print(type(it).__name__, next(it).tag, it.__length_hint__(), hasattr(row, "__iter__"))
row.append(Element("late"))
print([c.tag for c in it], list(it))
match row:
    case [*_]:
        print("a sequence")
    case _:
        print("no sequence")
row.clear()
print(len(row), list(row), list(iter(row)), row[:])


# ---- finding
root = ET.XML('<r>1<a k="1">2<b/>3</a>4<!-- c --><a>5<b>6<c/></b></a><x:a xmlns:x="u">7</x:a></r>')
print(root.find("a").attrib, root.find("zz"), root.find("{u}a").text, root.find("./a/b/c"). tag)
print(root.findtext("a"), root.findtext("zz"), root.findtext("zz", default="d"),
      repr(root.findtext("a/b")), root.findtext("x:a", namespaces={"x": "u"}))
print([a.text for a in root.findall("a")], [a.text for a in root.findall("*")],
      [a.text for a in root.findall("{*}a")], [a.text for a in root.findall("{}a")],
      len(root.findall(".//b")), len(root.findall("a[@k='1']")), [a.text for a in root.iterfind("a")])
print([x.tag for x in root.iter()], [x.text for x in root.iter("a")], len(list(root.iter("*"))))
print(list(root.itertext()), list(root[0].itertext()))
attempt(root.find, 5)
attempt(root.findall)
attempt(type(root.iter()))
attempt(pickle.dumps, root.iter())


class Tag:
    """Equal to some tags, in a way of its own."""

    def __init__(self, *names):
        self.names = names

    def __eq__(self, other):
        if "raise" in self.names:
            raise ValueError("no comparison")
        return other in self.names


print([x.text for x in root.iter(Tag("a", "b"))])
attempt(list, root.iter(Tag("raise")))
odd = Element("odd")
odd.extend([Element(Tag("a")), Element("b"), Element(Tag("raise"))])
print(odd.find("a") is odd[0], odd.find("b") is odd[1])
attempt(odd.find, "zz")
attempt(odd.findall, "b")

# ---- copies, pickles, weak references
tree = ET.XML('<r k="v">t<a><b/></a>u</r>')
tree.tail = "tail"
shallow, deep = copy.copy(tree), copy.deepcopy(tree)
print(shallow[0] is tree[0], deep[0] is tree[0], show(shallow) == show(deep) == show(tree))
deep.attrib["k"] = "other"
print(tree.get("k"), deep.get("k"), type(shallow).__name__)
twice = Element("twice")
twice.extend([tree, tree])
print((lambda t: t[0] is t[1])(copy.deepcopy(twice)))
strange = Element(["tag"], {"list": [1]})
strange.text = [2]
copied = copy.deepcopy(strange)
print(copied.tag, copied.attrib, copied.text, copied.tag is strange.tag)
attempt(tree.__deepcopy__, 5)
for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
    again = pickle.loads(pickle.dumps(tree, protocol))
    print(show(again) == show(tree), end=" ")
print(tree.__getstate__()["tag"], Element("x").__getstate__())
for state in (5, {}, {"tag": "t", "x": 1}, {"tag": "t", "_children": 5},
              {"tag": "t", "_children": [5]}, {"tag": "t", "attrib": {"a": "b"}, "text": "T"}):
    again = Element("before")
    attempt(again.__setstate__, state)
    print(again.tag, again.text, again.attrib)
ref = weakref.ref(tree)
del tree, twice, shallow
print(ref())
attempt(weakref.ref, TreeBuilder())
print(repr(Element("q"))[:14])


class Loop:
    def __repr__(self):
        return repr(looped)


looped = Element(Loop())
attempt(repr, looped)


# ---- subclasses
class Sub(Element):
    def __init__(self, tag, attrib={}, **extra):
        super().__init__(tag, attrib, **extra)
        self.child_tags = []

    def append(self, child):
        self.child_tags.append(child.tag)
        super().append(child)


class Odd(Element):
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10


class Long(Element):
    def __len__(self):
        return 1


sub = Sub("sub", k="v")
sub.other = 1
print(sub.attrib, vars(sub), type(copy.copy(sub)).__name__, type(sub.makeelement("x", {})).__name__)
print(list(Odd("o")), len(Odd("o")), list(Long("l")), bool(Long("l")))
long = Long("l")
long.extend([Element("1"), Element("2")])
print([c.tag for c in long])
builder = TreeBuilder(element_factory=Sub)
XMLParser(target=builder).feed("<a>x<b>y</b>z<c/></a>")
made = builder.close()
print(type(made).__name__, made.child_tags, show(made))


# ---- builders
for arguments, keywords in [((1, 2), {}), ((), {"foo": 1})]:
    attempt(TreeBuilder, *arguments, **keywords)
b = TreeBuilder()
print(b.close(), b.data("lost"))
attempt(b.end, "a")
attempt(b.start, "a")
attempt(b.start, "a", 5)
attempt(TreeBuilder(5).start, "a", {})
b.start("a", {"k": "v"})
b.data("one ")
b.data("two")
b.start("b", {})
b.end("b")
b.data("tail")
b.end("a")
print(show(b.close()), b.close().text)
attempt(b.start, "second", {})
b = TreeBuilder()
b.start("n", {})
b.data(5)
b.end("n")
print(b.close().text)
b = TreeBuilder(insert_comments=True, insert_pis=True)
b.start("a", {})
b.data("x")
print(b.comment("c").text, b.pi("target", "text").text)
b.data("y")
b.end("a")
print(show(b.close()), [c.tail for c in b.close()])
b = TreeBuilder(comment_factory=str.upper, pi_factory=lambda t, x: (x, t))
print(b.comment("c"), b.pi("t"))
attempt(TreeBuilder(insert_comments=True, comment_factory=str).comment, "c")

text = '<?pi data?><a>1<!--c-->2<?p i?>3<b/>4<!--d-->5</a>'
print(show(ET.XML(text)), show(ET.XML(text, XMLParser(target=TreeBuilder(insert_comments=True)))),
      show(ET.XML(text, XMLParser(target=TreeBuilder(insert_pis=True)))))

# ---- parsers
attempt(XMLParser, 5)
attempt(XMLParser, foo=1)
attempt(XMLParser, encoding=5)
attempt(XMLParser().feed, 5)
attempt(XMLParser().feed, "\ud800")
attempt(XMLParser(encoding="nothing").feed, b"<a/>")
attempt(XMLParser.__new__(XMLParser).feed, "<a/>")
print(XMLParser.__new__(XMLParser).target, XMLParser().entity, XMLParser().version[:5])
attempt(setattr, XMLParser(), "target", 1)
for text in ("", "<a>", "<a></b>", "<a/>x", "<a>&foo;</a>", '<!DOCTYPE a SYSTEM "x"><a>&foo;</a>',
             "<a b='1' b='2'/>", "<x:a/>"):
    try:
        ET.XML(text)
    except ET.ParseError as error:
        print(error, error.code, error.position, isinstance(error, SyntaxError))
parser = XMLParser()
parser.entity["foo"] = "FOO"
parser.feed('<!DOCTYPE a SYSTEM "x"><a>1&foo;2')
parser.feed("</a>")
print(show(parser.close()))
print(ET.XML('<a xmlns="u" xmlns:p="v" k="1" p:k="2"><p:b/></a>').attrib)
print(ascii(ET.XML("<a é='ü'>\u20ac\U0001f600&#x1F600;</a>".encode()).text),
      ET.XML(b'<?xml version="1.0" encoding="iso-8859-1"?><a>\xe9</a>').text == "é",
      ET.XML(b'<?xml version="1.0" encoding="cp1252"?><a>\x80</a>').text == "€",
      ET.XML('<?xml version="1.0" encoding="utf-16"?><a>é</a>').text == "é")
print(ET.parse(io.StringIO("<a>text</a>")).getroot().text,
      ET.parse(io.BytesIO(b"<a>" + b"x" * 200000 + b"</a>")).getroot().text == "x" * 200000)
attempt(XMLParser()._parse_whole, 5)
print(show(ET.XML(bytearray(b"<a>\r\nx</a>"))), show(ET.XML(memoryview(b"<a/>"))))


class Target:
    """Hears everything."""

    def __init__(self, *missing):
        self.missing = missing
        self.heard = []

    def __getattr__(self, name):
        if name.startswith("_") or name in self.missing:
            raise AttributeError(name)
        return lambda *arguments: self.heard.append((name, *arguments))


text = ('<!DOCTYPE a PUBLIC "p" "s"><?pi x?><a k="v" xmlns:n="u">1\n2<!--c--><n:b>&#60;</n:b></a>')
target = Target()
parser = XMLParser(target=target)
parser.feed(text)
print(parser.close(), parser.target is target)
for event in target.heard:
    print(*event)
target = Target("close", "data", "start_ns", "doctype")
parser = XMLParser(target=target)
parser.feed(text)
print(parser.close(), [event[0] for event in target.heard])
parser = XMLParser(target=object())
parser.feed(text)
print(parser.close())


class Doctype(XMLParser):
    def doctype(self, *arguments):
        print("never")


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    ET.XML(text, Doctype())
    print([str(w.message) for w in caught])


class Failing:
    def __init__(self, at):
        self.at = at

    def start(self, tag, attrib):
        print("start", tag)
        if tag == self.at:
            raise KeyError(tag)

    def data(self, text):
        print("data", text)


parser = XMLParser(target=Failing("b"))
attempt(parser.feed, "<a>x<b>y</b>z")
attempt(parser.feed, "<c>z</c></a>")


class Subbed(TreeBuilder):
    def start(self, tag, attrib):
        return super().start(tag.upper(), attrib)

    def data(self, text):
        super().data(text * 2)


print(show(ET.XML("<a>x<b>y</b></a>", XMLParser(target=Subbed()))))

# ---- events
text = '<a xmlns:n="u">1<!--c--><n:b>2</n:b><?p i?></a>'
for events in (None, ("start", "end"), ["start-ns", "end-ns"], ("comment", "pi"), ("end", "nope"), 5, [5]):
    try:
        print([(event, getattr(what, "tag", what) if event not in ("comment", "pi") else what.text)
               for event, what in ET.iterparse(io.StringIO(text), events)])
    except Exception as error:
        print(type(error).__name__, error)
pull = ET.XMLPullParser(["start", "end"])
for piece in ("<a><b", ">x</b>", "<c/></d>"):
    pull.feed(piece)
    try:
        print([(event, what.tag) for event, what in pull.read_events()])
    except ET.ParseError as error:
        print("ParseError", error)
attempt(XMLParser()._setevents, 5)
attempt(XMLParser(target=object())._setevents, [], ["end"])
plain = []
parser = XMLParser()
parser._setevents(plain, [b"end"])
parser.feed("<a/>")
print(plain[0][0], plain[0][1].tag)


class Full(list):
    def append(self, item):
        raise OverflowError("full")


parser = XMLParser()
parser._setevents(Full())
attempt(parser.feed, "<a><b/></a>")

# ---- factories
import _elementtree

attempt(_elementtree._set_factories, 1, None)
print(_elementtree._set_factories(None, None) == (ET.Comment, ET.ProcessingInstruction))
print(TreeBuilder().comment("bare"), TreeBuilder().pi("a", "b"))
print(_elementtree._set_factories(ET.Comment, ET.ProcessingInstruction))
