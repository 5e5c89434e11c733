# Recursion that remembers: functools.lru_cache and cache on paths, partitions, edit distance and games.
from functools import cache, lru_cache


@lru_cache(maxsize=None)
def paths(rows, columns):
    if rows == 0 or columns == 0:
        return 1
    return paths(rows - 1, columns) + paths(rows, columns - 1)


@cache
def partitions(n, largest):
    if n == 0:
        return 1
    return sum(partitions(n - part, part) for part in range(1, min(n, largest) + 1))


def distance(a, b):
    @lru_cache(maxsize=None)
    def between(i, j):
        if i == 0 or j == 0:
            return i + j
        if a[i - 1] == b[j - 1]:
            return between(i - 1, j - 1)
        return 1 + min(between(i - 1, j), between(i, j - 1), between(i - 1, j - 1))

    return between(len(a), len(b))


@lru_cache(maxsize=2000)
def collatz(n):
    return 0 if n == 1 else 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)


@cache
def wins(piles):
    """Nim where a move takes one to three from a pile."""
    return any(
        not wins(tuple(sorted(piles[:i] + (pile - taken,) + piles[i + 1 :])))
        for i, pile in enumerate(piles)
        for taken in range(1, min(3, pile) + 1)
    )


@lru_cache(maxsize=128)
def square(n, *, scale=1):
    return n * n * scale


words = "intention", "execution", "saturday", "sundays", "kitten", "sitting", "memoised recursion"
near = sum(distance(a, b) for a in words for b in words)
lengths = max(collatz(n) for n in range(1, 60000))
hits = sum(square(i % 100, scale=2) for i in range(1000000))
games = sum(wins((a, b, c)) for a in range(20) for b in range(a, 20) for c in range(b, 20))
info = collatz.cache_info()
result = paths(150, 150) % 1000003, partitions(150, 150), near, lengths, hits, games, info.currsize, square.cache_info().misses
assert result == (247712, 40853235313, 366, 339, 6567000000, 1155, 2000, 100), result
print(*result)
