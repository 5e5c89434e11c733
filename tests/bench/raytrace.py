# A small ray tracer: vectors as objects with operator methods, spheres and a floor, one light.
import math


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self * (1.0 / math.sqrt(self.dot(self)))


class Sphere:
    def __init__(self, center, radius, shade):
        self.center = center
        self.radius = radius
        self.shade = shade

    def hit(self, origin, direction):
        to = self.center - origin
        along = to.dot(direction)
        inside = self.radius * self.radius - (to.dot(to) - along * along)
        return along - math.sqrt(inside) if inside > 0 else -1.0

    def normal(self, point):
        return (point - self.center).unit()


class Floor:
    shade = 0.5

    def hit(self, origin, direction):
        return -origin.y / direction.y if direction.y < -1e-9 else -1.0

    def normal(self, point):
        return Vector(0.0, 1.0, 0.0)


def nearest(things, origin, direction):
    best, found = 1e30, None
    for thing in things:
        distance = thing.hit(origin, direction)
        if 1e-6 < distance < best:
            best, found = distance, thing
    return best, found


def color(things, light, origin, direction, depth):
    distance, thing = nearest(things, origin, direction)
    if thing is None:
        return 0.1
    point = origin + direction * distance
    normal = thing.normal(point)
    to_light = (light - point).unit()
    _, blocker = nearest(things, point, to_light)
    bright = 0.1 if blocker else 0.1 + 0.9 * max(0.0, normal.dot(to_light))
    if depth:
        mirrored = direction - normal * (2.0 * direction.dot(normal))
        bright = 0.7 * bright + 0.3 * color(things, light, point, mirrored, depth - 1)
    return bright * thing.shade


def render(width, height):
    things = [Floor()]
    things += [Sphere(Vector(i - 2.0, 1.0, 6.0 + i), 0.9, 0.6 + i * 0.1) for i in range(4)]
    light, eye, total = Vector(-5.0, 8.0, -3.0), Vector(0.0, 1.5, -4.0), 0
    for y in range(height):
        for x in range(width):
            ray = Vector((x - width / 2) / width, (height / 2 - y) / height, 1.0).unit()
            total += int(color(things, light, eye, ray, 2) * 255)
    return total


result = render(300, 225)
assert result == 3134848, result
print(result)
