# Generators that feed generators, yield from, and what consumes them: sum, any, all, min, max, sorted, zip.
def numbers(count):
    n = 12345
    for _ in range(count):
        n = (n * 1103515245 + 12345) & 0x7FFFFFFF
        yield n


def below(source, limit):
    for n in source:
        yield n % limit


def runs(source):
    last, length = None, 0
    for n in source:
        if n == last:
            length += 1
        else:
            if length:
                yield last, length
            last, length = n, 1
    if length:
        yield last, length


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


def chunks(source, size):
    chunk = []
    for item in source:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk = []


def averager():
    total = count = 0
    value = yield
    while value is not None:
        total += value
        count += 1
        value = yield total // count


longest = max(length for _, length in runs(below(numbers(500000), 3)))
walked = sum(tree(15))
pieces = sum(len(chunk) * chunk[0] for chunk in chunks(below(numbers(250000), 100), 7))
has = any(n == 99999 for n in below(numbers(450000), 1000)), all(n >= 0 for n in numbers(450000))
pairs = sum(a < b for a, b in zip(numbers(350000), below(numbers(350000), 1 << 30)))
average, mean = averager(), 0
next(average)
for n in below(numbers(250000), 50):
    mean = average.send(n)
result = longest, walked, pieces, *has, pairs, mean
assert result == (15, 65519, 12390553, False, True, 0, 24), result
print(*result)
