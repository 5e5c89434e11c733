#!/usr/bin/env python3
"""scripts/unite.py FILE...: sorts C++ files into groups that can be compiled as one, at most
LIMIT a group, and prints a line `GROUP FILE` for each (the file as it was given; GROUP counts from
0). Reading the headers once for a group is most of what a build saves by it.

Two files are kept apart where one has a name of its own (of an unnamed namespace, static, a macro)
that the other has, or speaks of: no name may mean another thing than where the file is alone. A
name counts as spoken of wherever the word stands, but behind a dot or an arrow; types and macros
must not stand in the headers that the other includes, either. And both must open the same
namespaces."""
import functools
import pathlib
import re
import sys

LIMIT = 8
ROOT = pathlib.Path(__file__).parent.parent
COMMENTS_AND_TEXTS = re.compile(r'//.*|"(?:\\.|[^"\\\n])*"')
INCLUDED = re.compile(r'^#include "(.*)"', re.M)
OPENED = re.compile(r"^using namespace .*;", re.M)
WORDS = re.compile(r"(?<![\w.>])\w+")
DECLARED = re.compile(
    r"#define (?P<macro>\w+)"
    r"|(?:template.*?>\s*)?(?:struct|class|union|enum class|enum|using) (?P<type>\w+)"
    r"|[\w\[].*?\b(?P<other>\w+)(?:\[[^\]]*\])*(?:\(| = |;|\{)"
)


def own_names(text):
    """Names at the start of a line, which only this file may see: of types and macros, and others."""
    types, others, unnamed = set(), set(), False
    for line in text.splitlines():
        if line.startswith("namespace {"):
            unnamed = True
        elif line.startswith("}  // namespace"):
            unnamed = unnamed and line != "}  // namespace"
        elif unnamed or line.startswith(("static ", "#define ", "using ")):
            if match := DECLARED.match(line):
                types.add(match["macro"] or match["type"])
                others.add(match["other"])
    return types - {None}, others - {None}


@functools.cache
def read(path):
    """The text without comments and literals, and the project's headers it includes, each once."""
    if not path.exists():  # generated
        return "", frozenset()
    text = path.read_text()
    included = {ROOT / name for name in INCLUDED.findall(text)}
    return COMMENTS_AND_TEXTS.sub("", text), frozenset(included).union(*(read(header)[1] for header in included))


@functools.cache
def words_of(path):
    return frozenset(WORDS.findall(read(path)[0]))


class File:
    def __init__(self, path):
        text, headers = read(pathlib.Path(path))
        self.path = path
        self.types, self.others = own_names(text)
        self.words = words_of(pathlib.Path(path))
        self.words_of_headers = self.words.union(*map(words_of, headers))
        self.opened = set(OPENED.findall(text)).union(*(OPENED.findall(read(header)[0]) for header in headers))

    def spares(self, other):
        return self.types.isdisjoint(other.words_of_headers) and self.others.isdisjoint(other.words)

    def agrees_with(self, other):
        return self.opened == other.opened and self.spares(other) and other.spares(self)


groups = []
for path in sys.argv[1:]:
    file = File(path)
    for group in groups:
        if len(group) < LIMIT and all(map(file.agrees_with, group)):
            group.append(file)
            break
    else:
        groups.append([file])
for number, group in enumerate(groups):
    for file in group:
        print(number, file.path)
