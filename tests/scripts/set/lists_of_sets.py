# Lists and tuples of what a set holds, also where a subclass says something else.
class Backwards(set):
    def __iter__(self):
        return iter(sorted(super().__iter__(), reverse=True))


class Plain(set):
    pass


class Strange(list):
    def __init__(self, *args):
        super().__init__([0])
        super().__init__(*args)


for s in (set(), {1}, {3, 1, 2}, frozenset({5}), frozenset(), set(range(100)), Backwards({1, 2}), Plain({7})):
    kept = [9]
    kept.extend(s)
    kept += s
    print(sorted(list(s)), sorted(tuple(s)), sorted([*s]), len(kept), sorted(s))
    print(list(Strange(s)) == list(s), list(s) == [x for x in s])

print(list(Backwards({1, 3, 2})), tuple(Backwards({1, 3, 2})), [*Backwards({1, 3, 2})])

shrunk = set(range(50))
for i in range(45):
    shrunk.discard(i)
print(list(shrunk), list(shrunk) + list(shrunk))

a = [1, 2, 3]
a.__init__({4})
print(a)
a.__init__()
print(a)
for given in (5, None):
    try:
        list(given)
    except TypeError as e:
        print(e)
    try:
        a.__init__(given)
    except TypeError as e:
        print(e, a)
try:
    list([1], [2])
except TypeError as e:
    print(e)


class Failing:
    def __iter__(self):
        yield 1
        raise ValueError("stop here")


try:
    list(Failing())
except ValueError as e:
    print(e)
print(type(list((1, 2))), list("ab"), list({1: 2}), list(b"a"), list(range(2)))


class Key:
    def __del__(self):
        print("gone")


s = {Key()}
one = list(s)
s.clear()
print("kept")
del one

for j, x in enumerate([1, 2], 2**62 - 2):
    print(j, x)
for j, x in enumerate(iter(range(2)), -1):
    print(j, x)
for j, x in enumerate(y for y in "ab"):
    print(j, x)
try:
    for j, x in enumerate(Failing()):
        print(j, x)
except ValueError as e:
    print(e)
