# Tables filled row by row: the longest common subsequence, a knapsack, coins, and paths between all pairs.
def subsequence(a, b):
    rows = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            if x == y:
                rows[i + 1][j + 1] = rows[i][j] + 1
            else:
                rows[i + 1][j + 1] = max(rows[i][j + 1], rows[i + 1][j])
    found, i, j = [], len(a), len(b)
    while i and j:
        if rows[i][j] == rows[i - 1][j]:
            i -= 1
        elif rows[i][j] == rows[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append(a[i])
    return "".join(reversed(found))


def knapsack(items, capacity):
    best = [0] * (capacity + 1)
    for weight, worth in items:
        for room in range(capacity, weight - 1, -1):
            with_it = best[room - weight] + worth
            if with_it > best[room]:
                best[room] = with_it
    return best[capacity]


def coins(values, amount):
    ways = [1] + [0] * amount
    for value in values:
        for i in range(value, amount + 1):
            ways[i] += ways[i - value]
    return ways[amount]


def all_pairs(n):
    far = 10**9
    steps = [[0 if i == j else far for j in range(n)] for i in range(n)]
    for i in range(n):
        for k in (1, 7, 13):
            steps[i][(i * k + k) % n] = min(steps[i][(i * k + k) % n], k * (i % 5 + 1))
    for k in range(n):
        through = steps[k]
        for i in range(n):
            row = steps[i]
            base = row[k]
            if base < far:
                for j in range(n):
                    if base + through[j] < row[j]:
                        row[j] = base + through[j]
    return max(max(row) for row in steps), sum(map(sum, steps))


def increasing(items):
    ends, before = [1] * len(items), [-1] * len(items)
    for i in range(len(items)):
        for j in range(i):
            if items[j] < items[i] and ends[j] >= ends[i]:
                ends[i], before[i] = ends[j] + 1, j
    return max(ends)


a = "".join("ACGT"[i * i % 7 % 4] for i in range(800))
b = "".join("ACGT"[i * 5 % 11 % 4] for i in range(800))
items = [(i * 7 % 23 + 3, i * 13 % 37 + 1) for i in range(900)]
common = subsequence(a, b)
result = len(common), common[:12], knapsack(items, 700), coins((1, 2, 5, 10, 20, 50, 100, 200), 120000) % 10**9, all_pairs(130), increasing([i * 7919 % 1009 for i in range(1100)])
assert result == (551, 'ACGACACGACAC', 3604, 127271201, (72, 688112), 38), result
print(*result)
