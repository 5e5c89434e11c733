# Only __lt__ is used for sorting; the result is stable.
class V:
    def __init__(self, k, tag): self.k, self.tag = k, tag
    def __lt__(self, other): return self.k < other.k
    def __repr__(self): return f'{self.k}{self.tag}'
a = [V(2, 'a'), V(1, 'a'), V(2, 'b'), V(1, 'b'), V(0, 'a')]
print(sorted(a), sorted(a, reverse=True), min(a), max(a))
import functools
print(sorted([5, 2, 9], key=functools.cmp_to_key(lambda x, y: y - x)))
