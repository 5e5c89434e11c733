# Lists: append, pop, index, slices, insertion, reversal, membership, unpacking, concatenation.
def stack(count):
    items = []
    for i in range(count):
        items.append(i)
        if i % 3 == 2:
            items.pop()
    return len(items), items[-1]


def queue(count):
    waiting, served = [], 0
    for i in range(count):
        waiting.append(i)
        if len(waiting) > 50:
            served += waiting.pop(0)
    return served


def bubble(n):
    items = [(i * 37) % n for i in range(n)]
    for end in range(n - 1, 0, -1):
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]
    return items == sorted(items)


def slices(count):
    items, total = list(range(100)), 0
    for i in range(count):
        part = items[10:60]
        part.reverse()
        total += part[i % 50] + len(items[::3]) + (i % 100 in items)
        items[5:8] = [i % 7, i % 5, i % 3]
    return total


def unpack(count):
    total = 0
    for i in range(count):
        first, *middle, last = [i, 1, 2, 3, i + 1]
        total += first + len(middle) + last
    return total


for _ in range(2):
    last = stack(900000)
results = last, queue(700000), bubble(1000), slices(120000), unpack(1000000)
assert results == ((600000, 899998), 244964651275, True, 8336742, 1000003000000), results
print(*results)
