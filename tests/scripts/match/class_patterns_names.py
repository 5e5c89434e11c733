# Where the names of positional sub-patterns come from, and whether they repeat.
def classify(x, cls):
    try:
        match x:
            case cls(1, b):
                return "one", b
            case cls(a, b):
                return a, b
            case cls(a):
                return (a,)
    except TypeError as error:
        return str(error)
    return None


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


points = [Point(1, 2), Point(3, 4)]


def show():
    print([classify(p, type(p)) for p in points])


show()
Point.__match_args__ = ("x", "y")
for _ in range(3):
    show()
Point.__match_args__ = ("y", "x")
show()
Point.__match_args__ = ("x", "x")
show()
Point.__match_args__ = ("x", "".join(["", "x"]))
show()
Point.__match_args__ = ("x", "".join(["a", "y"])[1:])
show()
Point.__match_args__ = ["x", "y"]
show()
Point.__match_args__ = ("x", 2)
show()


class Names(tuple):
    pass


Point.__match_args__ = Names(("x", "y"))
show()
Point.__match_args__ = property(lambda self: ("x", "y"))
show()


class Gives:
    def __get__(self, owner, cls):
        return ("y", "x")


Point.__match_args__ = Gives()
show()
del Point.__match_args__
show()
Point.__match_args__ = ("x", "y")
points.append(type("Further", (Point,), {})(5, 6))
show()
type(points[2]).__match_args__ = ("y",)
show()


class Meta(type):
    @property
    def __match_args__(cls):
        return ("y", "x")


class Odd(metaclass=Meta):
    __match_args__ = ("x", "y")
    x, y = 1, 2


print(classify(Odd(), Odd), classify(5, int), classify("s", str), classify([1], list))
match points[0]:
    case Point(x, y=b):
        print(x, b)
match points[0]:
    case Point(x=1, y=2) as p:
        print(p is points[0])
try:
    match points[0]:
        case Point(1, x=1):
            pass
except TypeError as error:
    print(error)
