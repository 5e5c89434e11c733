# Many changes in a row, of str, int and other keys: slots of removed keys are used again.
import random

random.seed(5)


class Key:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        return self.value == (other.value if isinstance(other, Key) else other)

    def __repr__(self):
        return "Key(%r)" % self.value


def key(kinds):
    kind = random.randrange(kinds)
    number = random.randrange(12)
    return (number, "s%d" % number, -number, float(number), Key(number), (number, "t"))[kind]


for kinds in 1, 2, 3, 6:
    d, other = {}, {}
    for step in range(400):
        k, r = key(kinds), random.randrange(12)
        if r < 4:
            d[k] = step
        elif r < 6:
            d.pop(k, None)
        elif r == 6 and d:
            d.popitem()
        elif r == 7:
            other[k] = step
        elif r == 8:
            d.update(other)
        elif r == 9 and d:
            del d[next(iter(d))]
        elif r == 10:
            d = {**d, "last": step}
        elif r == 11:
            copy = dict(d)
            assert copy == d and list(copy.items()) == list(zip(d.keys(), d.values()))
            copy["last"] = None
            assert copy != d
        assert len(list(d)) == len(d) and all(k in d for k in d)
    print(d)
    print(dict.fromkeys(d, 0), dict.fromkeys("abcabc"))

large = {}
for i in range(70000):
    large[i * 7 if i % 3 else "k%d" % i] = i
for i in range(0, 70000, 2):
    large.pop(i * 7, None)
print(len(large), sum(large.values()), large["k699"], large.get(14), large.get(21), large.get(35))
