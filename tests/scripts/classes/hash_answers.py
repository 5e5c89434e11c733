# What __hash__ may answer, and how hash() and dicts take it.
import sys


class Answer:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value


class Int(int):
    pass


modulus = sys.hash_info.modulus
for value in (0, 1, -1, -2, 7, modulus - 1, modulus, -modulus, 1 - modulus, 2**62 - 1, -2**62,
              2**63 - 1, -2**63, 2**63, -2**63 - 1, 2**200, True, False, Int(5), Int(-1), Int(2**70)):
    print(hash(Answer(value)), hash(value), {Answer(value): 1} != {}, end='; ')
print()
for value in (None, 1.0, 'x', NotImplemented):
    try:
        hash(Answer(value))
    except TypeError as e:
        print(e)
    try:
        {Answer(value)}
    except TypeError as e:
        print(e)


class Changing:
    def __hash__(self):
        return 1


key = Changing()
d = {key: 1}
print(key in d)
Changing.__hash__ = lambda self: -1
print(hash(key))
Changing.__hash__ = None
try:
    key in d
except TypeError as e:
    print(e)
