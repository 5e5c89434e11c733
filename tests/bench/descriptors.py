# Properties, descriptors, cached properties, __getattr__, __setattr__, class attributes found far up.
from functools import cached_property


class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.name)

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError(self.name)
        setattr(instance, self.name, value)


class Computed:
    """No __set__: a value in the instance goes before it."""

    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner=None):
        return self.function(instance)


class Rectangle:
    width = Positive()
    height = Positive()

    def __init__(self, width, height):
        self.width = width
        self.height = height

    @property
    def area(self):
        return self.width * self.height

    @area.setter
    def area(self, value):
        self.height = value // self.width

    @cached_property
    def diagonal(self):
        return (self.width**2 + self.height**2) ** 0.5

    @Computed
    def outline(self):
        return 2 * (self._width + self._height)


class Temperature:
    def __init__(self, celsius):
        self._celsius = celsius

    @property
    def celsius(self):
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        self._celsius = value

    @property
    def fahrenheit(self):
        return self.celsius * 9 // 5 + 32


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "target", target)
        object.__setattr__(self, "changes", 0)

    def __getattr__(self, name):
        return getattr(self.target, name)

    def __setattr__(self, name, value):
        object.__setattr__(self, "changes", self.changes + 1)
        setattr(self.target, name, value)


def rectangles(count):
    total = refused = 0
    for i in range(count):
        rectangle = Rectangle(i % 50 + 1, 10)
        rectangle.area = 600
        total += rectangle.area + rectangle.outline + int(rectangle.diagonal + rectangle.diagonal)
        if i % 10 == 0:
            try:
                rectangle.width = -1
            except ValueError:
                refused += 1
    return total, refused


def temperatures(count):
    temperature, total = Temperature(0), 0
    for i in range(count):
        temperature.celsius += 1
        if temperature.celsius > 40:
            temperature.celsius = -10
        total += temperature.fahrenheit
    return total


def proxies(count):
    proxy = Proxy(Temperature(5))
    for i in range(count):
        proxy.celsius = proxy.fahrenheit % 100
    return proxy.celsius, proxy.changes


results = rectangles(80000), temperatures(650000), proxies(140000)
assert results == ((70785600, 8000), 38094990, (5, 140000)), results
print(*results)
