# One for loop over ranges, lists, tuples, dicts, generators, files and own iterators.
import io
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise StopIteration
        return self.n
class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 2
class SubList(list):
    def __iter__(self): return iter(['sub'])
def walk(x):
    out = []
    for v in x: out.append(v)
    return out
for make in (
    lambda: range(3), lambda: [1, 2], lambda: (3, 4), lambda: {'a': 1}, lambda: 'xy',
    lambda: (i for i in range(2)), lambda: It(2), lambda: Seq(), lambda: io.StringIO('l1\nl2\n'),
    lambda: {5}, lambda: b'ab', lambda: map(str, [1]), lambda: zip('ab', [1, 2]),
    lambda: enumerate('q'), lambda: {1: 2}.items(), lambda: reversed([1, 2]), lambda: SubList([1]),
    lambda: range(2 ** 64, 2 ** 64 + 2), lambda: range(3, 0, -1), lambda: [], lambda: range(0)
):
    for _ in range(40): r = walk(make())
    print(r)
l = [1, 2, 3]
for x in l:
    if x < 4: l.append(x + 3)
print(l)
total = 0
for i in range(5):
    for j in range(i):
        if j == 3: break
        total += i * j
    else:
        total += 100
print(total)
