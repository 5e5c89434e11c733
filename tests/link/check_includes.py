"""Checks who includes whom: no room reaches up, no file is in a circle.

    check_includes.py [--front | --reaching HEADER...]

Prints one line for each offence; the exit status says whether there was one. With --front lists
the sources of the compiler's front half instead, with --reaching those that include all of these
headers of libraries, be it through headers of the project.
"""

import pathlib
import re
import sys

# What a room may include, itself always among it.
ROOMS = {
    "gc": {"gc"},
    "runtime": {"gc", "runtime"},
    "compiler": {"gc", "runtime", "compiler"},
    "stdlib": {"gc", "runtime", "stdlib"},
    "vm": {"gc", "runtime", "compiler", "stdlib", "vm"},
}

# Text to AST: these compiler files, and whatever they include, know neither runtime nor gc.
FRONT = re.compile(
    r"compiler/(arena|ast|large_memory|token|lexer|scanner|identifier|layout|source|diagnostic"
    r"|name_table|parser|parse_|number|short_list|string_literal|unicode_name)\w*\."
)

# Beyond the C++ library (whose headers have no suffix), gc uses the operating system alone.
GC_SYSTEM = re.compile(r"s(ys|anitizer)/\w+\.h|(unistd|link)\.h|[a-z_0-9]+")

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]', re.MULTILINE)


def read_tree(root):
    """For each file its includes of the project, and of others."""
    ours, theirs = {}, {}
    for room in ROOMS:
        for path in sorted((root / room).rglob("*")):
            if path.suffix not in (".h", ".cpp", ".def", ".re", ".inc"):
                continue
            name = path.relative_to(root).as_posix()
            ours[name], theirs[name] = set(), set()
            for mark, target in INCLUDE.findall(path.read_text("utf-8")):
                beside = path.parent / target
                if mark == '"' and (root / target).exists():
                    ours[name].add(target)
                elif mark == '"' and beside.exists():
                    ours[name].add(beside.resolve().relative_to(root).as_posix())
                else:
                    theirs[name].add(target)
    return ours, theirs


def climbs(ours):
    for name, targets in ours.items():
        allowed = ROOMS[name.split("/")[0]]
        for target in sorted(targets):
            if target.split("/")[0] not in allowed:
                yield f"{name} includes {target}, which its room may not"


def reach(name, ours):
    """All files that one includes, directly or not."""
    seen, todo = set(), [name]
    while todo:
        for target in ours.get(todo.pop(), ()):
            if target not in seen:
                seen.add(target)
                todo.append(target)
    return seen


def front_leaks(ours):
    for name in filter(FRONT.match, ours):
        for target in sorted(reach(name, ours)):
            if target.split("/")[0] != "compiler":
                yield f"{name} is front half, but reaches {target}"


def circles(ours):
    for name in ours:
        if name in reach(name, ours):
            yield f"{name} includes itself, in a circle"


def foreign(theirs):
    for name, targets in theirs.items():
        if name.startswith("gc/"):
            for target in sorted(targets):
                if not GC_SYSTEM.fullmatch(target):
                    yield f"{name} includes <{target}>; gc uses the C++ library alone"


def reach_foreign(name, ours, theirs):
    return theirs[name].union(*(theirs.get(target, ()) for target in reach(name, ours)))


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    ours, theirs = read_tree(root)
    sources = [name for name in ours if name.endswith(".cpp")]
    match sys.argv[1:]:
        case ["--front"]:
            print(*filter(FRONT.match, sources), sep="\n")
            return
        case ["--reaching", *headers]:
            print(*(name for name in sources if reach_foreign(name, ours, theirs) >= set(headers)), sep="\n")
            return
    offences = [*climbs(ours), *front_leaks(ours), *circles(ours), *foreign(theirs)]
    for offence in offences:
        print(offence)
    sys.exit(1 if offences else 0)


if __name__ == "__main__":
    main()
