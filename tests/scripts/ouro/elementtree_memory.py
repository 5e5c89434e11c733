# Trees that outgrow the heap's limit while they are parsed, built, walked or copied: MemoryError,
# what there was stays whole, and with room again all goes on.
import copy
import gc
import xml.etree.ElementTree as ET
from xml.etree.ElementTree import Element, SubElement


def limited(what):
    gc.set_heap_limit(14 << 20)
    try:
        what()
        print(what.__name__, "done")
    except MemoryError:
        print(what.__name__, "MemoryError")
    finally:
        gc.set_heap_limit(None)


def parse_wide():
    parser = ET.XMLParser()
    parser.feed("<a>")
    while True:
        parser.feed("<b k='v'>text</b>" * 100)


def parse_text():
    parser = ET.XMLParser()
    parser.feed("<a>")
    while True:
        parser.feed("text" * 10000)


def parse_deep():
    parser = ET.XMLParser(target=ET.TreeBuilder())
    while True:
        parser.feed("<a>" * 100)


def build():
    while True:
        SubElement(root, "b", k="v").text = "text"


def extend():
    while True:
        root.extend(root[:])


def copy_it():
    kept = []
    while True:
        kept.append(copy.deepcopy(root))


def walk_deep():
    at = Element("top")
    walks = []
    for i in range(1000):
        at, child = Element("up"), at
        at.append(child)
    while True:
        walks.append(at.iter())
        for element in walks[-1]:
            pass
        walks.append(at.iter())
        for i in range(900):
            next(walks[-1])


for what in parse_wide, parse_text, parse_deep:
    limited(what)
root = Element("root")
limited(build)
print(root[-1].text == "text" or root[-1].text is None, root[0].attrib, len(root.findall("b")) == len(root))
root.clear()
root.append(Element("b"))
limited(extend)
print(set(child.tag for child in root))
del root[1000:]
limited(copy_it)
limited(walk_deep)
print(len(root), ET.tostring(root)[:14])
