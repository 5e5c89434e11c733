# Work for the cycle collector: rings, parents that know their children, and long-lived structure.
import gc


class Node:
    def __init__(self, name):
        self.name = name
        self.parent = None
        self.children = []

    def add(self, child):
        child.parent = self
        self.children.append(child)


def make_family(size):
    root = Node("root")
    for i in range(size):
        root.add(Node(i))
    return root


def make_ring(size):
    first = last = [None]
    for _ in range(size):
        last = [last]
    first[0] = last
    return first


keep = [make_family(3) for _ in range(4000)]
people = 0
for i in range(100000):
    family = make_family(4)
    people += len(family.children)
    if i % 3 == 0:
        make_ring(6)
    keep[i % 4000] = family
del family
keep.clear()
left = gc.collect()
assert people == 400000 and gc.collect() == 0 and left > 0
assert not [thing for thing in gc.get_objects() if isinstance(thing, Node)]
print(people)
