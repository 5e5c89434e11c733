# Methods: inherited, overridden, bound, super, properties, static and class methods.
class Shape:
    made = 0

    def __init__(self, name):
        self.name = name
        Shape.made += 1

    def area(self):
        return 0

    def describe(self):
        return self.area() + len(self.name)

    @staticmethod
    def double(n):
        return n * 2

    @classmethod
    def unit(cls):
        return cls(1)


class Square(Shape):
    def __init__(self, side):
        super().__init__("square")
        self.side = side

    def area(self):
        return self.side * self.side

    @property
    def perimeter(self):
        return 4 * self.side


class Box(Square):
    def area(self):
        return super().area() * 6


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __getitem__(self, index):
        return self.y if index else self.x


def virtual(count):
    shapes = [Square(2), Box(3), Shape("dot"), Square(5)]
    total = 0
    for _ in range(count):
        for shape in shapes:
            total += shape.describe()
    return total


def various(count):
    square, total = Square(3), 0
    area = square.area
    for i in range(count):
        total += area() + square.perimeter + Shape.double(i)
        if i % 16 == 0:
            total += Box.unit().side
    return total


def operators(count):
    position, step = Vector(0, 0), Vector(1, 2)
    same = 0
    for _ in range(count):
        position = position + step
        if position == step:
            same += 1
    return position[0] + position[1] + same


results = virtual(260000), various(650000), operators(500000)
assert results == (27040000, 422513040625, 1500001), results
print(*results)
