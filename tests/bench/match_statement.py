# match: symbolic derivatives and simplification of expression trees, and commands taken apart.
class Node:
    __match_args__ = ("left", "right")
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right


class Add(Node):
    __slots__ = ()


class Multiply(Node):
    __slots__ = ()


class Power(Node):
    __slots__ = ()


def derive(tree):
    match tree:
        case int():
            return 0
        case str(name):
            return 1 if name == "x" else 0
        case Add(a, b):
            return Add(derive(a), derive(b))
        case Multiply(a, b):
            return Add(Multiply(derive(a), b), Multiply(a, derive(b)))
        case Power(base, int(n)) if n > 0:
            return Multiply(Multiply(n, Power(base, n - 1)), derive(base))
    raise TypeError(tree)


def simplify(tree):
    match tree:
        case Add(left=a, right=b):
            match simplify(a), simplify(b):
                case 0, c:
                    return c
                case c, 0:
                    return c
                case int(c), int(d):
                    return c + d
                case c, d:
                    return Add(c, d)
        case Multiply(left=a, right=b):
            match simplify(a), simplify(b):
                case (0, _) | (_, 0):
                    return 0
                case (1, c) | (c, 1):
                    return c
                case c, d:
                    return Multiply(c, d)
        case Power(_, 0):
            return 1
        case Power(base, 1):
            return simplify(base)
        case Power(base, n):
            return Power(simplify(base), n)
        case _:
            return tree


def size(tree):
    match tree:
        case Node(a, b):
            return 1 + size(a) + size(b)
        case _:
            return 1


def value(tree, x):
    match tree:
        case int():
            return tree
        case str():
            return x
        case Add(a, b):
            return value(a, x) + value(b, x)
        case Multiply(a, b):
            return value(a, x) * value(b, x)
        case Power(base, n):
            return value(base, x) ** n


def execute(commands):
    place, log, stock = (0, 0), 0, {}
    for command in commands:
        match command:
            case ["go", "north" | "south" as way, int(steps)]:
                place = place[0], place[1] + (steps if way == "north" else -steps)
            case ["go", ("east" | "west") as way, int(steps)]:
                place = place[0] + (steps if way == "east" else -steps), place[1]
            case {"kind": "take", "item": item, **rest} if not rest:
                stock[item] = stock.get(item, 0) + 1
            case {"kind": "drop", "item": item}:
                stock.pop(item, None)
            case ["say", *words]:
                log += len(words)
            case None | False:
                log += 100
            case _:
                log += 1
    return place, log, stock


expression = Add(Multiply(3, Power("x", 4)), Multiply(Add("x", 2), Power(Add(Multiply(2, "x"), 1), 3)))
for _ in range(1100):
    tree = expression
    for _ in range(3):
        tree = simplify(derive(tree))
commands = [["go", "north", 3], {"kind": "take", "item": "lamp"}, ["say", "a", "b", "c"], ["go", "west", 1], None,
            {"kind": "drop", "item": "rope"}, ["go", "up", 1], {"kind": "take", "item": "rope", "count": 2}, "look"]
result = size(tree), value(tree, 2), execute(commands * 40000)
assert result == (65, 696, ((-40000, 120000), 4240000, {'lamp': 40000})), result
print(*result)
