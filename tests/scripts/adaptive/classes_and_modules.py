# Attributes read from classes, names of a module and built-in functions, while they change.
import math


class Meta(type):
    @property
    def shown(cls):
        return f"meta {cls.__name__}"

    def __getattr__(cls, name):
        return f"no {name}"


class Plain:
    level = 1

    def method(self):
        return ("method", self)

    @staticmethod
    def static(x):
        return ("static", x)

    @classmethod
    def made(cls, x):
        return ("made", cls.__name__, x)


class Child(Plain):
    pass


class Odd(metaclass=Meta):
    level = 5


def look(cls):
    return cls.level, cls.__name__


for i in range(40):
    for cls in (Plain, Child, Odd):
        seen = look(cls)
    if i == 10:
        Plain.level = 2
    if i == 20:
        Child.level = 3
    if i == 30:
        del Child.level
        Plain.level = property(lambda self: 0)
    if i % 10 in (0, 1):
        print(i, look(Plain)[0].__class__, look(Child)[0].__class__, seen)

for i in range(30):
    results = Plain.method(i), Plain.static(i), Plain.made(i), Child.made(i), Odd.shown, Odd.absent
    if i == 15:
        Plain.method = lambda x: ("lambda", x)
        Plain.static = classmethod(lambda cls, x: ("now class", x))
print(results)

# A module's own names, as locals of its code.
total = 0
for i in range(50):
    total = total + i
    if i == 20:
        total = [total]
        total = total[0] * 1.5
    if i == 30:
        len_before = len
        len = lambda x: "shadowed"
    if i == 35:
        del len
    if i == 40:
        added = len("abc")
print(total, len("abc"), added, len_before is len)

counter = 0


def count():
    global counter
    counter = counter + 1
    return counter


for i in range(30):
    count()
    if i == 10:
        globals()["counter"] = 1000
    if i == 20:
        del counter
        counter = -5
print(counter)

code = compile("x = x + 1\ny = max(x, 2)", "<names>", "exec")
for space in ({"x": 1}, {"x": 2.5}, {"x": 1 << 70}):
    for _ in range(3):
        exec(code, space)
    print(space["x"], space["y"])
for _ in range(3):
    outer, inner = {"x": 10}, {}
    exec(code, outer, inner)
    print(inner, outer["x"])


class Body:
    x = 1
    for _ in range(20):
        x = x + 1
    y = max(x, 3)


print(Body.x, Body.y, math.pi)
