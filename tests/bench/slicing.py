# Slices of lists, str, bytes and tuples: read, assigned, deleted, with steps; merge sort and rotations.
def merge_sort(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    merged, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]


def rotate(count):
    items = list(range(20))
    for i in range(count):
        k = i % 19 + 1
        items = items[k:] + items[:k]
        items[:5] = items[4::-1]
        items[::2], items[1::2] = items[1::2], items[::2]
    return items


def windows(text, size):
    return sum(text[i : i + size] == text[i : i + size][::-1] for i in range(len(text) - size))


def shrink(count):
    total = 0
    for i in range(count):
        items = list(range(30))
        del items[5:10], items[::3]
        items[2:4] = (1, 2, 3)
        total += items[-1] + len(items)
    return total


state, numbers = 1, []
for _ in range(20000):
    state = state * 16807 % 2147483647
    numbers.append(state % 1000)
ordered = merge_sort(numbers)
assert ordered == sorted(numbers)
text = "".join(chr(97 + n % 4) for n in numbers) * 5
data = bytes(n % 256 for n in numbers)
halves = sum(len(data[i : i + 16][2:-2]) for i in range(len(data)))
result = ordered[::4000], rotate(360000)[:6], windows(text, 6), halves, shrink(320000)
assert result == ([0, 195, 397, 596, 800], [16, 7, 8, 19, 14, 17], 1660, 239886, 14400000), result
print(*result)
