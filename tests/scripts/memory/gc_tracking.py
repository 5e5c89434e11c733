# What the collector does not look at: tuples and dicts without containers, atoms, built-in types.
import gc
class C: pass
class Slots: __slots__ = ()
class SubInt(int): pass
class SubTuple(tuple): pass
class SubDict(dict): pass
x, y, z = 1.5, 'a', (1, None)
samples = [(), (1,), (1, 2), (None, True, False, Ellipsis, b'x', 2.5, 3j), (1, (2, (3, ()))),
           (object(),), (1, z), ([],), (1, {}), (C(),), (C,), (set(),), {}, {1: 2}, {y: x, z: 1},
           {'a': []}, {1: (2, [])}, {1: C()}, [], set(), frozenset(), C(), C, Slots(), SubInt(),
           SubTuple(), SubDict(), int, type, object(), 'a', 1, None, gc, len, bytearray(b'x')]
gc.collect()
gc.collect()
for sample in samples:
    print(gc.is_tracked(sample), end=' ')
print()
d = {}
states = []
for value in 1, 'x', (1, 2), []:
    d[value if isinstance(value, str) else len(d)] = value
    states.append(gc.is_tracked(d))
print(states, gc.is_tracked(dict.fromkeys('abc')), gc.is_tracked({**d}), gc.is_tracked(d.copy()))
print(gc.is_tracked(tuple([1, []])))
