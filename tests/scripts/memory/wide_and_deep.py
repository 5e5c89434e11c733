# Full collections over what is wide and what is deep, reachable and not: more at a time than the
# collector keeps notes of.
import gc

gc.collect()
gc.disable()
WIDE = 200_000


class Node:
    def __init__(self, next):
        self.next = next


def chain(length):
    node = None
    for _ in range(length):
        node = Node(node)
    return node


def length_of(node):
    count = 0
    while node:
        node, count = node.next, count + 1
    return count


made_first = [[] for _ in range(WIDE)]
holder = {"items": made_first, "tuples": [(i, []) for i in range(WIDE)]}
deep = chain(WIDE)
print(gc.collect(), gc.collect())
print(len(holder["items"]), sum(len(t) for t in holder["tuples"]), length_of(deep))

# The same in a ring that nobody knows: each list, tuple, inner list and node, with what holds them.
ring = [holder, chain(1000), [(i, []) for i in range(WIDE)]]
ring.append(ring)
holder = made_first = None
del ring
print(gc.collect())
print(gc.collect())

# Half of it is reached from outside.
kept = [[i] for i in range(WIDE)]
ring = [kept, [[i] for i in range(WIDE)]]
ring.append(ring)
del ring
print(gc.collect())
print(sum(item[0] for item in kept), length_of(deep))
