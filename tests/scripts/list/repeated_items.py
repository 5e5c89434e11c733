# list * n: every copy is held, and dropped, by itself.
import sys


class Item:
    dropped = 0

    def __del__(self):
        Item.dropped += 1


for count in 1, 2, 3, 7:
    for times in -1, 0, 1, 2, 5, 100:
        items = [Item() for _ in range(count)]
        before = [sys.getrefcount(item) for item in items]
        many = items * times
        gained = {sys.getrefcount(item) - b for item, b in zip(items, before)}
        same = all(many[i] is items[i % count] for i in range(len(many)))
        items *= times
        print(count, times, len(many), len(gained), same, len(items), items == many)
        del items, many, before
        item = None
        print(Item.dropped)
mixed = [1, "a", 2.5, None, []]
mixed *= 3
mixed[4].append(1)
print(mixed, mixed * 0, [] * 5, 3 * [0, 1], len([0, "x"] * 50_000), ([0, "x"] * 50_000)[-1])
