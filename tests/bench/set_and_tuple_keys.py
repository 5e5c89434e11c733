# Sets, and dicts whose keys are tuples: a flood fill, a game of life, memoised distances.
def neighbours(x, y):
    return (x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)


def flood(size):
    walls = {(x, y) for x in range(size) for y in range(size) if x * 7 % 11 == 3 and y % 5}
    seen, frontier, steps = {(0, 0)}, [(0, 0)], 0
    while frontier:
        following = []
        for x, y in frontier:
            for cell in neighbours(x, y):
                if 0 <= cell[0] < size and 0 <= cell[1] < size:
                    if cell not in seen and cell not in walls:
                        seen.add(cell)
                        following.append(cell)
        frontier = following
        steps += 1
    return len(seen), steps


def life(generations):
    alive = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2), (10, 10), (11, 10), (12, 10), (11, 11), (20, 5), (20, 6), (20, 7)}
    for _ in range(generations):
        counts = {}
        for x, y in alive:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx or dy:
                        key = x + dx, y + dy
                        counts[key] = counts.get(key, 0) + 1
        alive = {cell for cell, n in counts.items() if n == 3 or (n == 2 and cell in alive)}
    return len(alive)


def distance(a, b):
    known = {}

    def between(i, j):
        if i == 0 or j == 0:
            return i + j
        if (i, j) not in known:
            change = a[i - 1] != b[j - 1]
            known[i, j] = min(between(i - 1, j) + 1, between(i, j - 1) + 1, between(i - 1, j - 1) + change)
        return known[i, j]

    return between(len(a), len(b))


def algebra(count):
    evens, threes = set(range(0, count, 2)), set(range(0, count, 3))
    both, either = evens & threes, evens | threes
    return len(both), len(either), len(evens - threes), len(evens ^ threes), both <= evens, evens.isdisjoint(threes)


for _ in range(2):
    reached = flood(300)
result = reached, life(3000), distance("intention of words" * 13, "execution in swords" * 13), *algebra(600000)
assert result == ((83280, 598), 16, 104, 100000, 400000, 200000, 300000, True, False), result
print(*result)
