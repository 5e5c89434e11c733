# flags: --audit
# builds: release asan dev
# Every collection is followed by an audit of all counts, pools and lists: it finds nothing.
import gc
import weakref


class Node:
    def __init__(self, *links):
        self.links = list(links)


class Final(Node):
    def __del__(self):
        finals.append(len(self.links))


class Phoenix(Node):
    def __del__(self):
        kept.append(self)


finals, kept, gone = [], [], []


def ring(cls, length=3):
    nodes = [cls() for _ in range(length)]
    for node, follower in zip(nodes, nodes[1:] + nodes[:1]):
        node.links.append(follower)
    return nodes[0]


gc.collect()  # none is due meanwhile
for generation in 0, 1, 2, 2:
    for cls in Node, Final, Phoenix:
        ring(cls)
    watched = ring(Node)
    reference = weakref.ref(watched, gone.append)
    del watched
    print(gc.collect(generation), len(finals), len(kept), len(gone), reference() is None)
    kept.clear()

table = {i: {i: [i]} for i in range(300)}
table[0][0].append(table)
numbers = (f(i) for i in range(3) for f in (str, float))
next(numbers)
gc.freeze()
print(gc.collect())
gc.unfreeze()
del table, numbers
print(gc.collect() > 0)


def churn():
    for i in range(3000):
        ring(Node, i % 4 + 1)


churn()
try:
    ring(Final).links[5]
except IndexError as e:
    error = e
del error
gc.collect()
print(len(finals))
