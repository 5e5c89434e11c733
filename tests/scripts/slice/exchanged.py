# Slices assigned from lists that nobody else holds, of the same length and others; what is replaced
# may look at the list, or change it, when it goes.
import gc


class Noted:
    def __init__(self, name, then=None):
        self.name, self.then = name, then

    def __repr__(self):
        return self.name

    def __del__(self):
        print("gone", self.name, target if self.then is None else self.then())


def noted(*names):
    return [Noted(name) for name in names]


target = noted("a", "b", "c", "d")
target[1:3] = noted("x", "y")
print(target)
target[1:3] = noted("x", "y", "z")
print(target)
target[:2] = [1]
print(target)
target[::2] = ["p", "q"]
print(target)
target[::-1] = target[:]
print(target)
target[:] = target[::-1]
print(target)
target[:] = target
print(target)
held = ["h"] * len(target)
target[:] = held
held[0] = "changed"
print(target, held)
target[1:1] = []
target[9:] = []
target[2:1] = ["in"]
print(target)

target = [1, 2, 3]
target[:2] = [Noted("m", lambda: target.clear()), Noted("n", lambda: target.append("n"))]
target[:2] = ["r", "s"]
print(target)


class Below(list):
    pass


target = Below([1, 2, 3])
target[:2] = [4, 5]
print(target, type(target))
target = [1, 2, 3]
target[:2] = Below([4, 5])
target[:2] = (6, 7)
target[:1] = {8: 9}
target[:1] = (n for n in range(1))
print(target)

for n in range(3):
    target = [[] for _ in range(3)]
    target[n:] = [target for _ in range(n, 3)]
    del target
    gc.collect()
rotated = list(range(9))
for n in range(9):
    rotated[: n + 1] = rotated[n::-1]
print(rotated)
for step in 1, 2, 3, -1, -2, -3:
    items = list(range(10))
    items[::step] = [str(n) for n in items[::step]]
    print(items)
try:
    items[::2] = [1, 2]
except ValueError as error:
    print(error)
