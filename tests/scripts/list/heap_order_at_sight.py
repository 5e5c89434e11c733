# Heaps, sorted lists, max() and min() of tuples and lists: what shows at sight, and what takes ==.
import bisect
import heapq


class Task:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        print("less", self.n, other.n)
        return self.n < other.n

    def __eq__(self, other):
        print("equal", self.n, other.n)
        return self.n == other.n


def text(*parts):
    return "".join(parts)


def drained(items):
    heap = []
    for item in items:
        heapq.heappush(heap, item)
    other = list(items)
    heapq.heapify(other)
    first = [heapq.heappop(heap) for _ in range(len(heap))]
    assert first == [heapq.heappop(other) for _ in range(len(other))]
    return first


print(drained([(3, "c"), (1, "b"), (2, "a"), (1, text("a", "")), (1, "ab"), (1,), ()]))
print(drained([[3, "c"], [1, "b"], [2, "a"], [1, text("a", "")], [1, "ab"], [1], []]))
print(drained([(1.5, 1), (1, 2), (2**70, 0), (1.5, 0), (True, 0), (0.0, 5), (-0.0, 4), (float("inf"), 1)]))
print(drained([((1, 2), 3), ((1, 1), 4), ((0,), 5)]), drained([([1, 2], 3), ([1, 1], 4)]))
print(drained([("b", (1, [2])), ("b", (1, [1])), ("a", None)]), drained(["é", "e", "z", "ab", "a", "日"]))
print([t[1].n for t in drained([(1, Task(3)), (1, Task(1)), (0, Task(2))])])

for broken in [(1, None), (1, "a")], [(1, {}), (1, {"a": 1})], [[1], (1,)], [(1, "a"), [1, "b"]], [("a",), (1,)], [("a",), "a"]:
    for ask in drained, max, min, sorted, lambda items: bisect.insort(items[:1], items[1]):
        try:
            print(ask(broken))
        except TypeError as e:
            print(e)

for items in [(3, 1), (1, 5), (3, 0), (1, 2)], [[3, 1], [1, 5], [3, 0], [1, 2]], [("b", 1), (text("b", ""), 2), ("a", 9)], [(1,), (1, 0), ()]:
    print(max(items), min(items), sorted(items), sorted(items, reverse=True), heapq.nlargest(2, items), heapq.nsmallest(2, items))
    ordered = []
    for item in items:
        bisect.insort(ordered, item)
    print(ordered, [bisect.bisect_left(ordered, item) for item in items], [bisect.bisect(ordered, item) for item in items])
nan = float("nan")
print(max((nan, 1), (nan, 2)), min([(1, nan), (1, nan)]), max((1.0, 2), (1, 3)), min((True, 2), (1, 1)), max([0.0, 1], [-0.0, 2]))


class Row(list):
    def __lt__(self, other):
        return len(self) > len(other)


class Pair(tuple):
    def __lt__(self, other):
        return self[1] < other[1]


print(drained([Row([1]), Row([0, 0]), Row()]), min(Row([1]), Row([0, 0])), drained([Pair((1, 2)), Pair((2, 1))]), max((0, 1), (0, 0)))


# A comparison that changes the heap.
class Rude:
    def __init__(self, heap):
        self.heap = heap

    def __lt__(self, other):
        self.heap.append(None)
        return True

    def __eq__(self, other):
        return False


heap = []
heap += [(1, Rude(heap)), (1, Rude(heap)), (2, 0)]
try:
    heapq.heapify(heap)
except RuntimeError as e:
    print(e, len(heap))

# A list in a heap may hold itself.
a, b = [1], [1]
a.append(a)
b.append(b)
try:
    print(drained([a, b]))
except RecursionError as e:
    print("RecursionError")
print(drained([a, [0]])[0])
