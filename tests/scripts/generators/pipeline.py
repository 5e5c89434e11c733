# Generators composed into a pipeline, evaluated one item at a time.
def numbers(n):
    for i in range(n):
        print('make', i)
        yield i
def evens(src):
    for x in src:
        if x % 2 == 0: yield x
def square(src): return (x * x for x in src)
def take(n, src):
    for _, x in zip(range(n), src): yield x
for v in take(2, square(evens(numbers(100)))):
    print('value', v)
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1
print(list(take(15, primes())))
def window(src, k):
    buf = []
    for x in src:
        buf.append(x)
        if len(buf) == k:
            yield tuple(buf)
            buf.pop(0)
print(list(window('abcde', 3)))
