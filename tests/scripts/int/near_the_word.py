# Lengths, indices and counts close to 2**63 do not wrap.
import sys
class Long:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i): return i
for n in (2**62, sys.maxsize, sys.maxsize + 1, -1, -2**70):
    try:
        print(len(Long(n)))
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
it = iter(Long(0))
it.__setstate__(sys.maxsize - 2)
print(next(it), next(it))
try:
    next(it)
except OverflowError as e:
    print(e)
print(len(range(sys.maxsize)), range(sys.maxsize).index(2**62 + 7), len(range(0, 2**62)))
print([(i, c) for i, c in enumerate('ab', sys.maxsize)])
