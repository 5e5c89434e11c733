# Sorting: the built-in sort of ints, strings and pairs, with keys, and quicksort written out.
def shuffled(count):
    seed, result = 7, []
    for _ in range(count):
        seed = (seed * 16807) % 2147483647
        result.append(seed)
    return result


def quicksort(items, low, high):
    while low < high:
        pivot = items[(low + high) // 2]
        i, j = low, high
        while i <= j:
            while items[i] < pivot:
                i += 1
            while pivot < items[j]:
                j -= 1
            if i <= j:
                items[i], items[j] = items[j], items[i]
                i += 1
                j -= 1
        if j - low < high - i:
            quicksort(items, low, j)
            low = i
        else:
            quicksort(items, i, high)
            high = j


def is_sorted(items):
    return all(a <= b for a, b in zip(items, items[1:]))


items = shuffled(150000)
by_value = sorted(items)
by_text = sorted(str(n) for n in items)
by_digit = sorted(items, key=lambda n: (n % 10, -n))
pairs = sorted(((n % 1000, n) for n in items), reverse=True)
mine = items[:]
quicksort(mine, 0, len(mine) - 1)
assert mine == by_value and is_sorted(by_text) and pairs[0][0] == 999
assert [n % 10 for n in by_digit[:3]] == [0, 0, 0] and by_digit[0] > by_digit[1]
print(mine[0], mine[-1], by_text[0], by_digit[0], pairs[0])
