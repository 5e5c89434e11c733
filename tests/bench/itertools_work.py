# itertools: products, permutations, combinations, groupby, chain, accumulate, islice, tee, zip_longest.
import itertools
import operator


def word_puzzle():
    """SEND + MORE = MONEY with M = 1, by trying permutations."""
    for s, e, n, d, o, r, y in itertools.permutations((9, 8, 7, 6, 5, 0, 2), 7):
        if s * 1000 + e * 100 + n * 10 + d + 1000 + o * 100 + r * 10 + e == 10000 + o * 1000 + n * 100 + e * 10 + y:
            return s, e, n, d, o, r, y


def dice(count):
    totals = {}
    for roll in itertools.product(range(1, 7), repeat=count):
        total = sum(roll)
        totals[total] = totals.get(total, 0) + 1
    return max(totals.values())


def hands(cards):
    found = 0
    for hand in itertools.combinations(cards, 4):
        if hand[0] % 13 == hand[1] % 13 or (hand[2] - hand[1] == 1 and hand[3] - hand[2] == 1):
            found += 1
    return found


def grouped(count):
    rows = sorted((i * 31 % 97, i) for i in range(count))
    return sum(key * len(list(group)) for key, group in itertools.groupby(rows, key=operator.itemgetter(0)))


def running(count):
    sums = itertools.accumulate(range(count))
    peaks = itertools.accumulate((i * 7919 % 1009 for i in range(count)), max)
    return sum(itertools.compress(sums, itertools.cycle((1, 0, 0)))), sum(peaks)


def windows(items):
    a, b = itertools.tee(items)
    next(b, None)
    return sum(y - x for x, y in zip(a, b) if y > x)


def batches(items, size):
    items = iter(items)
    total = 0
    while batch := list(itertools.islice(items, size)):
        total += batch[0] * len(batch)
    return total


def mixed(count):
    chained = itertools.chain(range(count), itertools.repeat(5, count), itertools.chain.from_iterable([[1, 2]] * count))
    small = itertools.takewhile(lambda n: n < count // 2, range(count))
    late = itertools.dropwhile(lambda n: n < count // 2, range(count))
    powers = itertools.starmap(pow, zip(range(count), itertools.repeat(2)))
    longest = itertools.zip_longest(range(count), range(count // 3), fillvalue=-1)
    odd = itertools.filterfalse(lambda n: n % 2 == 0, itertools.count(1))
    return sum(chained) + sum(small) + sum(late) + sum(powers), sum(b for _, b in longest), sum(itertools.islice(odd, count))


result = (
    word_puzzle(), dice(7), hands(range(56)), grouped(120000), running(700000),
    windows(i * i % 1000 for i in range(500000)), batches(range(900000), 16), mixed(160000),
)
assert result == ((9, 5, 6, 7, 0, 8, 2), 24017, 18430, 5760013, (19055637222222222, 705595407), 82872000, 404992800000, (1365346134480000, 1422071111, 25600000000)), result
print(*result)
