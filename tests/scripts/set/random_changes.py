# The order of iteration after any sequence of changes is CPython's.
import random

random.seed(3)
s, t = set(), set()
for step in range(3000):
    r = random.random()
    k = random.randrange(-300, 300) * random.choice((1, 1, 8, 64, 1 << 40))
    if r < 0.35:
        s.add(k)
    elif r < 0.6:
        s.discard(k)
    elif r < 0.63 and s:
        s.pop()
    elif r < 0.7:
        t.add(k)
    elif r < 0.72:
        t = set(list(s)[: random.randrange(40)])
    elif r < 0.8:
        print(s | t == t | s, len(s & t), list(s - t)[:3], sum(s ^ t))
    elif r < 0.82:
        s |= t
    elif r < 0.84:
        s &= t
    elif r < 0.86:
        s -= t
    elif r < 0.88:
        s ^= t
    elif r < 0.9:
        s = s.copy()
    elif r < 0.92:
        s = set(tuple(t) + (1.0, True, 2.5))
    elif r < 0.94:
        s.update([1.0, k, k + 0.5], {k: 1}, (k,))
    elif r < 0.942:
        s.clear()
    if step % 100 == 0:
        print(s, frozenset(t))

texts = {str(i % 50) for i in range(200)}
same = {"".join(["4", "9"]), "x"}
print(len(texts), texts & same, sorted(texts - same)[:3], texts.isdisjoint(same))

# Sets of what lies in words, then objects: nothing is lost, nothing is leaked.
for mixed in ({1, 2}, {1, (2, 3)}, {(4, 5), "six"}):
    copy = mixed.copy()
    mixed |= {1, (2, 3)}
    copy, mixed = mixed, copy
    print(sorted(map(str, copy | mixed)), sorted(map(str, copy ^ mixed)))


# A list that shrinks while a set is made of it.
class Shrinks:
    def __hash__(self):
        items.clear()
        return 1


items = [0, Shrinks(), 2, 3]
print(len(set(items)), items)
