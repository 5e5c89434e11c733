# itertools: product, permutations, combinations.
from itertools import product, permutations, combinations, combinations_with_replacement
print(list(product('ab', [1, 2])), list(product([0, 1], repeat=2)), list(product()))
print(list(product('ab', [])), list(product('a', repeat=0)))
print(list(permutations('abc', 2)), list(permutations([1, 2, 3])))
print(list(permutations('ab', 3)), list(permutations([])))
print(list(combinations('abcd', 2)), list(combinations(range(4), 3)))
print(list(combinations('ab', 3)), list(combinations('ab', 0)))
print(list(combinations_with_replacement('ab', 2)))
print(list(combinations_with_replacement([], 1)))
print(len(list(permutations(range(6)))), sum(1 for _ in combinations(range(12), 5)))
print([''.join(p) for p in product('xy', 'z', '12')])
for f in (
    lambda: permutations('a', -1), lambda: combinations('a', -1), lambda: product('a', repeat=-1),
    lambda: permutations(5), lambda: combinations('a')
):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
