# Small lists turned and turned: the most flips any permutation needs to bring 1 to the front.
def flips_of(permutation):
    flips = 0
    turned = permutation[:]
    first = turned[0]
    while first:
        turned[: first + 1] = turned[first::-1]
        flips += 1
        first = turned[0]
    return flips


def fannkuch(n):
    permutation = list(range(n))
    counts = [0] * n
    checksum = best = 0
    even = True
    r = n
    while True:
        while r != 1:
            counts[r - 1] = r
            r -= 1
        if permutation[0]:
            flips = flips_of(permutation)
            best = max(best, flips)
            checksum += flips if even else -flips
        even = not even
        # The next permutation: rotate ever longer prefixes.
        while r != n:
            permutation.insert(r, permutation.pop(0))
            counts[r] -= 1
            if counts[r] > 0:
                break
            r += 1
        else:
            return checksum, best


checksum, best = fannkuch(9)
assert (checksum, best) == (8629, 30), (checksum, best)
print(checksum, best)
