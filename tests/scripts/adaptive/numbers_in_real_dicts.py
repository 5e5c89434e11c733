# Stores to attributes that lie in a real dict, which the collector begins to look at only when it
# holds an object that it must see.
import gc


class Thing:
    pass


def fill(thing, value):
    for n in range(4):
        thing.x = value
        thing.y = n
    return thing


def counts(thing, n):
    for _ in range(n):
        thing.x += 1
        thing.y -= 1.5


thing = Thing()
thing.x = thing.y = 0
space = vars(thing)
counts(thing, 10)
print(space, gc.is_tracked(space))
fill(thing, None)
print(space)
fill(thing, "text")
print(space)
fill(thing, [thing])
print(gc.is_tracked(space), thing.x[0] is thing)
fill(thing, 5)
print(space)

# A cycle through a dict that was not looked at before.
found = []
for n in range(20):
    one = Thing()
    one.x = one.y = n
    vars(one)
    fill(one, n)
    fill(one, one if n % 2 else [one])
    del one
    found.append(gc.collect() > 0)
print(found)


class Dies:
    def __del__(self):
        thing.x = "of __del__"
        space.pop("y", None)
        space["z"] = 1


for value in (Dies(), 1, Dies(), 2.5):
    thing.x = value
    print(sorted(space.items(), key=str) if not isinstance(value, Dies) else "-")
    del value
many = Thing()
for n in range(60):
    setattr(many, f"a{n}", n)
for n in range(5):
    many.a50 = n
    many.a59 = many.a50 * 2.0
    many.a0 = many.a0 + 1
print(many.a50, many.a59, many.a0, len(vars(many)), list(vars(many))[-1])
