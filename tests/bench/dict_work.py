# Dicts: insertion, lookup, update, deletion, iteration, with int, str and tuple keys.
def by_int(count):
    table = {}
    for i in range(count):
        table[i * 7919 % 100003] = i
    total = 0
    for key in range(100003):
        if key in table:
            total += table[key]
    for key in range(0, 100003, 3):
        table.pop(key, None)
    return len(table), total


def by_str(count):
    table = {}
    for i in range(count):
        key = "key%d" % (i % 5000)
        table[key] = table.get(key, 0) + i
    return len(table), max(table.values())


def by_tuple(size):
    grid = {}
    for x in range(size):
        for y in range(size):
            grid[x, y] = x * y
    total = 0
    for (x, y), value in grid.items():
        total += value - grid.get((y, x - 1), 0)
    return len(grid), total


def small(count):
    total = 0
    for i in range(count):
        point = {"x": i, "y": i + 1, "z": 0}
        point["z"] = point["x"] + point["y"]
        total += point["z"]
    return total


results = by_int(600000), by_str(500000), by_tuple(400), small(900000)
assert results[0] == (66668, 55001449994), results
assert results[1] == (5000, 25249900), results
assert results[2] == (160000, 31840200), results
assert results[3] == 810000000000, results
print(*results)
