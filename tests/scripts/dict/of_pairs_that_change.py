# dict() and update() of a list of pairs, which == and iteration may change.
class Key:
    def __init__(self, pairs):
        self.pairs = pairs

    def __hash__(self):
        self.pairs.append(("late", len(self.pairs)))
        if len(self.pairs) > 6:
            del self.pairs[4:]
        return 1


pairs = [("a", 1)]
pairs += [(Key(pairs), 2), ("b", 3)]
print(list(dict(pairs).values()))


class Items(list):
    def keys(self):
        return ["k", "l"]

    def __getitem__(self, key):
        return key * 2


class Pairs(tuple):
    def __iter__(self):
        return iter([("p", "q")])


print(dict(Items([("a", 1)])), dict(Pairs([("a", 1)])), dict((("a", 1), ["b", 2], "cd")), dict([]), dict(()))
for wrong in [("a", 1), 5], [("a", 1, 2)], (("a",),), [("a", 1), ([], 2)], ["abc"], [1]:
    d = {}
    try:
        d.update(wrong)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e, d)
