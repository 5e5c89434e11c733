# heapq: shortest paths over a grid and a graph, a simulation by events, merging, the largest of many.
import heapq


def grid(size):
    seed, rows = 11, []
    for _ in range(size):
        row = []
        for _ in range(size):
            seed = (seed * 16807) % 2147483647
            row.append(seed % 9 + 1)
        rows.append(row)
    return rows


def cheapest(costs):
    size = len(costs)
    best = {(0, 0): 0}
    queue = [(0, 0, 0)]
    done = set()
    while queue:
        cost, x, y = heapq.heappop(queue)
        if (x, y) == (size - 1, size - 1):
            return cost
        if (x, y) in done:
            continue
        done.add((x, y))
        for nx, ny in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if 0 <= nx < size and 0 <= ny < size:
                new = cost + costs[nx][ny]
                if new < best.get((nx, ny), 1 << 30):
                    best[nx, ny] = new
                    heapq.heappush(queue, (new, nx, ny))


class Event:
    def __init__(self, time, kind):
        self.time = time
        self.kind = kind

    def __lt__(self, other):
        return self.time < other.time


def simulate(until):
    events, served, waiting, busy, seed = [Event(0, "arrive")], 0, 0, False, 5
    while events:
        event = heapq.heappop(events)
        if event.time > until:
            break
        seed = (seed * 16807) % 2147483647
        if event.kind == "arrive":
            waiting += 1
            heapq.heappush(events, Event(event.time + seed % 10 + 1, "arrive"))
        else:
            served += 1
            busy = False
        if waiting and not busy:
            waiting -= 1
            busy = True
            heapq.heappush(events, Event(event.time + seed % 7 + 1, "leave"))
    return served, waiting


def sort_by_heap(items):
    heap = items[:]
    heapq.heapify(heap)
    return [heapq.heappop(heap) for _ in range(len(heap))]


costs = grid(230)
numbers = [value * 7919 % 150001 for value in range(150000)]
ordered = sort_by_heap(numbers)
merged = list(heapq.merge(*[sorted(numbers[i::6]) for i in range(6)]))
assert ordered == merged == sorted(numbers)
top, low = heapq.nlargest(5, numbers), heapq.nsmallest(3, numbers, key=lambda n: n % 1000)
result = cheapest(costs), simulate(400000), top, low
assert result == (1328, (72859, 0), [150000, 149999, 149998, 149997, 149996], [0, 23000, 46000]), result
print(*result)
