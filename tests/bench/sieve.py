# Item stores over long lists: primes by Eratosthenes, with loops and with slices.
def by_loop(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    n = 2
    while n * n <= limit:
        if flags[n]:
            for multiple in range(n * n, limit + 1, n):
                flags[multiple] = False
        n += 1
    count = 0
    for flag in flags:
        if flag:
            count += 1
    return count


def by_slices(limit):
    flags = bytearray([1]) * (limit + 1)
    flags[0] = flags[1] = 0
    for n in range(2, int(limit**0.5) + 1):
        if flags[n]:
            flags[n * n :: n] = bytes(len(range(n * n, limit + 1, n)))
    return sum(flags)


loop, slices = by_loop(4000000), by_slices(4000000)
assert loop == slices == 283146
print(loop, slices)
