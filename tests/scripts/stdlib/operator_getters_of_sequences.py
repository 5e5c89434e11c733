# itemgetter over lists and tuples: places, ends, wrong keys and counts of arguments.
from operator import attrgetter, itemgetter


class Own(list):
    def __getitem__(self, key):
        return ("own", key)


class At:
    def __index__(self):
        return 1

    def __repr__(self):
        return "At"


for items in [1, 2, 3], (1, 2, 3), "abc", Own([1, 2]), {0: "zero", -1: "minus", True: "yes"}:
    for key in 0, -1, 2, 3, -4, True, slice(1, None), 2**70, At():
        try:
            print(itemgetter(key)(items), end=" ")
        except (IndexError, KeyError, TypeError) as e:
            print(type(e).__name__, e, end=" ")
    print()
for getter in itemgetter(0), attrgetter("real"):
    for call in lambda: getter(), lambda: getter([1], [2]), lambda: getter(obj=[1]), lambda: getter([1], b=2):
        try:
            print(call())
        except TypeError as e:
            print(e)
print(itemgetter(0, -1)([5, 6]), itemgetter(1.5)({1.5: 2}), getattr([1, 2], "__getitem__")(-2))
try:
    itemgetter(1.5)([1])
except TypeError as e:
    print(e)
