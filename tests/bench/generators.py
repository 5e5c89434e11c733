# Generators: pipelines, delegation, sending, and a recursive walk.
def numbers(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


def squares(source):
    for n in source:
        yield n * n


def evens(source):
    return (n for n in source if n % 2 == 0)


def walk(low, high):
    if low < high:
        middle = (low + high) // 2
        yield from walk(low, middle)
        yield middle
        yield from walk(middle + 1, high)


def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total // count


pipeline = sum(evens(squares(numbers(1400000))))
ordered = list(walk(0, 100000))
mean = averager()
next(mean)
for n in numbers(1200000):
    last = mean.send(n)
assert pipeline == 457332353333800000, pipeline
assert ordered == list(range(100000))
assert last == 599999
print(pipeline, len(ordered), last)
