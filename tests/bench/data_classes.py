# Classes made by dataclasses: construction, comparison, order, hash, replace, repr, nested ones to dicts.
from dataclasses import asdict, dataclass, field, replace


@dataclass
class Item:
    name: str
    price: float
    quantity: int = 1
    tags: list = field(default_factory=list)

    def cost(self):
        return self.price * self.quantity


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    patch: int = 0

    def next(self):
        return replace(self, patch=self.patch + 1)


@dataclass
class Basket:
    owner: str
    items: list = field(default_factory=list)
    total: float = field(init=False, default=0.0)

    def add(self, item):
        self.items.append(item)
        self.total += item.cost()


@dataclass(slots=True)
class Cell:
    row: int
    column: int

    def __post_init__(self):
        self.row %= 100


def baskets(count):
    total = 0.0
    for i in range(count):
        basket = Basket("owner")
        for j in range(4):
            basket.add(Item("item", 0.25 * j, quantity=i % 4))
        total += basket.total
    return total


def versions(count):
    made = [Version(i % 3, i % 7, i * 31 % 11) for i in range(count)]
    known = set(made)
    ordered = sorted(made)
    later = sum(a < b for a, b in zip(made, made[1:]))
    return len(known), ordered[count // 2], later, max(known).next()


def cells(count):
    return sum(Cell(i, i + 1) == Cell(i % 100, i + 1) for i in range(count))


def texts(count):
    basket = Basket("me", [Item("pen", 1.5, tags=["a", "b"]), Item("cup", 4.0)])
    return sum(len(repr(basket)) + len(asdict(basket)["items"]) for _ in range(count))


results = baskets(60000), *versions(30000), cells(250000), texts(9000)
assert results == (135000.0, 231, Version(major=1, minor=3, patch=5), 20000, Version(major=2, minor=6, patch=11), 250000, 1323000), results
print(*results)
