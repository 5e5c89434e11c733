# Errors of sets.
s = {1}
for f in (
    lambda: s.remove(2), lambda: set().pop(), lambda: s.add([]), lambda: {[]}, lambda: hash(s),
    lambda: s | [1], lambda: s - [1], lambda: [1] & s, lambda: s[0], lambda: set(5),
    lambda: set(1, 2), lambda: s.union(5), lambda: s < 5, lambda: s + s, lambda: s.update(1),
    lambda: s.add(), lambda: {1: 2} | s, lambda: s.remove({3}), lambda: s.nope, lambda: [] in s,
    lambda: frozenset([1]).add(2)
):
    try:
        print(f())
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print({frozenset([1])} == {frozenset([1])}, {1} in {frozenset([1])})
