# Objects that sys keeps beyond all modules: the audit at exit sees everything that they hold.
import itertools, sys
big = 2 ** 70
kept = [enumerate('ab', big), itertools.count(big), itertools.count(1, big), range(big),
        iter(range(big, big + 9)), reversed(range(big)), slice(big, big), big.__add__,
        itertools.accumulate([big]), itertools.cycle([big]), map(str, [big]), zip([big]),
        itertools.combinations([big], 1), itertools.groupby([big]), memoryview(b'x' * 300)[3:],
        {1: big}.items(), iter({big}), iter([big]), frozenset([big])]
print([type(k).__name__ for k in kept if hasattr(k, '__next__') and next(k) is not None])
sys.kept = sys.last_value = kept
