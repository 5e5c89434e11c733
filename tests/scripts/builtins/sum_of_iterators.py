# sum() of what is no list: words, bools, large ints, floats, and one after the other.
from collections import deque

print(sum(deque(range(10))), sum(deque([True, 2, False])), sum(iter([2**62, 2**62, 1])), sum(deque()))
print(sum(deque([1, 2.5, True, 3])), sum(iter([0.5, 2**70, 1])), sum(deque([1.5, 2.5]), 1), sum(deque([1]), 0.5))
print(sum(iter([2**59] * 40)), sum([2**60 - 1, True, -3]), sum((1, True, 2.0, True)), sum(deque([1, 2j])))


class Own(int):
    def __radd__(self, other):
        return ("own", other)

    def __add__(self, other):
        return ("add", other)


print(sum(deque([1, Own(2)])), sum([Own(2)], 1.5))
d = deque([1, 2, 3])


class Changing:
    def __radd__(self, other):
        d.append(4)
        return other


d[1] = Changing()
try:
    sum(d)
except RuntimeError as e:
    print(e)
