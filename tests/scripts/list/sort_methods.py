# Sorting and heaps of objects with an __lt__ of their own, whatever it does.
import heapq
from dataclasses import dataclass
from functools import total_ordering


class Number:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return self.value < other.value

    def __repr__(self):
        return f"{self.value}"


def numbers(*values):
    return [Number(value) for value in values]


print(sorted(numbers(3, 1, 2)), sorted(numbers(3, 1, 2), reverse=True), min(numbers(2, 1)), max(numbers(1, 2)))
print(sorted("abc", key=lambda c: Number(-ord(c))))


# Subclasses, other classes, and methods that come and go.
class Reversed(Number):
    def __lt__(self, other):
        return self.value > other.value


print(sorted([Number(2), Reversed(1), Number(3), Reversed(4)]))


class Changing(Number):
    count = 0

    def __lt__(self, other):
        Changing.count += 1
        if Changing.count == 3:
            Changing.__lt__ = lambda self, other: self.value > other.value
        return self.value < other.value


print(sorted(Changing(value) for value in (5, 3, 4, 1, 2)), Changing.count)


class Vanishing(Number):
    def __lt__(self, other):
        del Vanishing.__lt__
        return self.value > other.value


print(sorted(Vanishing(value) for value in (1, 2, 3)))


class Turning(Number):
    def __lt__(self, other):
        self.__class__ = Number
        return self.value < other.value


print(sorted(Turning(value) for value in (3, 1, 2)))


# NotImplemented, the other one's __gt__, and answers that are no bools.
class OnlyGreater:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return NotImplemented

    def __gt__(self, other):
        return self.value > other.value

    def __repr__(self):
        return f"{self.value}"


print(sorted(OnlyGreater(value) for value in (3, 1, 2)))


class Neither:
    def __lt__(self, other):
        return NotImplemented


try:
    sorted([Neither(), Neither()])
except TypeError as error:
    print(error)


class Odd(Number):
    def __lt__(self, other):
        return [1] if self.value < other.value else ""


print(sorted(Odd(value) for value in (3, 1, 2)))


class Truth:
    def __bool__(self):
        raise ValueError("truth")


class Untrue:
    def __lt__(self, other):
        return Truth()


for operation in sorted, heapq.heapify:
    try:
        operation([Untrue(), Untrue(), Untrue()])
    except ValueError as error:
        print(error)


# Other kinds of methods.
class Static:
    @staticmethod
    def __lt__(other):
        return True


class Default(Number):
    def __lt__(self, other, factor=-1):
        return self.value * factor < other.value * factor


class Any(Number):
    def __lt__(*both):
        return both[0].value < both[1].value


class Called(Number):
    class Less:
        def __call__(self, other):
            return False

    __lt__ = Less()


class Generating(Number):
    def __lt__(self, other):
        yield self.value


print(len(sorted([Static(), Static()])), sorted([Default(1), Default(2)]), sorted([Any(2), Any(1)]))
print(sorted([Called(2), Called(1)]), sorted([Generating(1), Generating(2)]))


# Exceptions leave all items in the list, which nobody sees meanwhile.
class Failing(Number):
    def __lt__(self, other):
        if {self.value, other.value} == {1, 4}:
            raise KeyError(len(items))
        return self.value < other.value


items = [Failing(value) for value in (2, 4, 1, 3)]
try:
    items.sort()
except KeyError as error:
    print(error, len(items), sorted(item.value for item in items))


class Mutating(Number):
    def __lt__(self, other):
        mutated.append(self)
        return self.value < other.value


mutated = [Mutating(value) for value in (2, 1)]
try:
    mutated.sort()
except ValueError as error:
    print(error, mutated)


class Deep(Number):
    def __lt__(self, other):
        return sorted([Deep(self.value), Deep(other.value)])[0].value < 0


try:
    sorted([Deep(1), Deep(2)])
except RecursionError:
    print("RecursionError")


class Sorting(Number):
    def __lt__(self, other):
        inner = sorted(numbers(other.value, self.value))
        return inner[0].value == self.value


print(sorted(Sorting(value) for value in (3, 1, 2)))


# Heaps.
heap = numbers(5, 2, 8, 1, 9, 3)
heapq.heapify(heap)
heapq.heappush(heap, Number(0))
heapq.heappush(heap, Reversed(4))
print([heapq.heappop(heap) for _ in range(4)], len(heap))
print(heapq.nlargest(2, numbers(1, 3, 2)), heapq.nsmallest(2, numbers(1, 3, 2)))
print(heapq.heapreplace(heap, Number(100)), heapq.heappushpop(heap, Number(-1)))
mixed = [3, 1.5, 2, True, 10**30, -(10**30)]
heapq.heapify(mixed)
print([heapq.heappop(mixed) for _ in range(len(mixed))])


class Clearing(Number):
    def __lt__(self, other):
        del cleared[2:]
        return True


cleared = [Clearing(value) for value in range(5)]
for operation in heapq.heapify, heapq.heappop:
    cleared[:] = [Clearing(value) for value in range(5)]
    try:
        operation(cleared)
    except (RuntimeError, IndexError) as error:
        print(type(error).__name__)
try:
    heapq.heappush([Number(1)], 1)
except TypeError as error:
    print(error)


# What dataclasses and total_ordering make.
@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    patch: int = 0


@total_ordering
class Total(Number):
    def __eq__(self, other):
        return self.value == other.value


versions = [Version(1, 2), Version(1), Version(0, 9, 9)]
print(sorted(versions), max(versions), sorted([Total(2), Total(1)]) == [Total(1), Total(2)], Total(1) <= Total(1))
try:
    sorted([Version(1), Number(1)])
except (AttributeError, TypeError) as error:
    print(error)
