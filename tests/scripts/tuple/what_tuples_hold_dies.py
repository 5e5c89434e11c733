# What a tuple holds dies with it, however the tuple was made, used again or taken apart.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def pairs_used_again():
    d = {1: 2, 3: Noisy("value"), Noisy("key"): 4}
    for pair in d.items():
        kind = type(pair[0]).__name__, type(pair[1]).__name__
        pair = None
        print(*kind)
    iterator = iter(d.items())
    print(next(iterator))
    next(iterator)
    d.clear()
    print("cleared")
    return iterator


def made_in_all_ways():
    for made in (
        (1, Noisy("display")),
        tuple([Noisy("list"), 2]),
        (1, 2) + (Noisy("joined"),),
        (Noisy("repeated"),) * 2,
        (1, Noisy("sliced"), 3)[1:],
        next(zip([1], [Noisy("zip")])),
        next(enumerate([Noisy("enumerate")])),
        {1: Noisy("popitem")}.popitem(),
        divmod(7, 2),
        (1.5, None, True),
    ):
        print(len(made))
        made = None


class Pair(tuple):
    pass


it = pairs_used_again()
del it
made_in_all_ways()
p = Pair([1, Noisy("subclass")])
del p
(lambda *args: print(len(args)))(1, Noisy("arguments"))
print({(1, 2)} == {(1, 2)}, (1, 2) in {(1, 2): 3}, (1, 3) in {(1, 2)}, (1, 2) in frozenset({(1, 2)}))
try:
    ([], 1) in {1}
except TypeError as e:
    print(e)
try:
    [] in {1: 2}
except TypeError as e:
    print(e)
print({1} in {frozenset({1})}, [1, 2] < [1, 3], [1, 2] >= [1, 3], (1, 2) <= (1, 2, 0), (2, 1) < (1, 2))
