# Counter, defaultdict, OrderedDict, namedtuple, ChainMap and Enum, as programs that sort data use them.
from collections import ChainMap, Counter, OrderedDict, defaultdict, namedtuple
from enum import Enum, IntEnum

Sale = namedtuple("Sale", "shop product amount price")


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3


class Level(IntEnum):
    LOW = 1
    MIDDLE = 5
    HIGH = 9


class Recent:
    """A cache of the least recently used."""

    def __init__(self, size):
        self.size = size
        self.known = OrderedDict()
        self.misses = 0

    def get(self, key):
        if key in self.known:
            self.known.move_to_end(key)
            return self.known[key]
        self.misses += 1
        self.known[key] = value = key * key
        if len(self.known) > self.size:
            self.known.popitem(last=False)
        return value


def sales(count):
    return [Sale("shop%d" % (i % 13), "product%d" % (i * 7 % 31), i % 5 + 1, i % 11 * 0.5) for i in range(count)]


def summary(sales):
    revenue, products, best = defaultdict(float), defaultdict(list), Counter()
    for sale in sales:
        revenue[sale.shop] += sale.amount * sale.price
        products[sale.product].append(sale.amount)
        best[sale.shop, sale.product] += sale.amount
    shop, product, amount, price = sales[-1]._replace(amount=100)
    return max(revenue.items(), key=lambda item: item[1]), len(products), best.most_common(1), amount


def letters(words):
    total = Counter()
    for word in words:
        total.update(word)
    other = Counter("".join(words[::7]))
    total.subtract(other)
    return total.most_common(2), sum((total & other).values())


def anagrams(words):
    groups = defaultdict(set)
    for word in words:
        groups["".join(sorted(word))].add(word)
    return max(len(group) for group in groups.values())


def enums(count):
    colors, total = list(Color), 0
    for i in range(count):
        color = colors[i % 3]
        if color is Color.RED or color == Color.BLUE:
            total += color.value
        elif Level.HIGH > i % 10:
            total += Level(5) + len(color.name)
    return total


def settings(count):
    chain = ChainMap({"a": 1}, {"b": 2, "a": 3}, {"c": 4})
    return sum(chain["a"] + chain["c"] + chain.get("d", 0) for _ in range(count))


recent = Recent(100)
cached = sum(recent.get(i * i % 151) for i in range(450000))
words = ["".join("abcdefgh"[(i * k) % 8] for k in (1, 3, 5, 7, 2)) + "xyz"[i % 3] for i in range(45000)]
result = summary(sales(100000)), letters(words), anagrams(words), enums(350000), settings(50000), cached, recent.misses
assert result == ((('shop4', 57710.5), 31, [(('shop3', 'product21'), 749)], 100), ([('c', 28929), ('g', 28929)], 38574), 2, 1516665, 250000, 2910573209, 76), result
print(*result)
