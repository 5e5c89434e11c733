# move_to_end in dicts small and large, with removals in between; during iteration it is noticed.
from collections import OrderedDict

for size in 2, 3, 5, 8, 20, 100:
    d = OrderedDict((i, str(i)) for i in range(size))
    d.move_to_end(0)
    d.move_to_end(size // 2)
    d.move_to_end(size - 1, last=False)
    d.move_to_end(size // 3)
    d.pop(size // 2)
    d[-1] = "new"
    d.move_to_end(0)
    d[1.5] = "float"
    d.move_to_end(-1)
    print(list(d)[:6], list(d)[-4:], d[0], d[1.5], d.get(size // 2), len(d))
    assert all(d[k] == v for k, v in d.items())
    print(d.popitem(), d.popitem(last=False))
    seen = []
    try:
        for k in d:
            seen.append(k)
            d.move_to_end(k)
            if len(seen) > len(d):
                break
    except RuntimeError as e:
        print(e, seen)
    try:
        d.move_to_end("absent")
    except KeyError as e:
        print(repr(e))


# A cache that forgets what was used longest ago.
class Cache(OrderedDict):
    def get(self, key):
        if key in self:
            self.move_to_end(key)
        else:
            self[key] = key * key
        if len(self) > 4:
            self.popitem(last=False)
        return self[key]


cache = Cache()
print([cache.get(i % 7 if i % 3 else 1) for i in range(40)], list(cache))
