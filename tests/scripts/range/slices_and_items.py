# Items and slices of ranges, within the word and beyond it.
ends = None, 0, 1, 3, -1, -3, 7, 100, -100, 2**62, -(2**62), 2**70, -(2**70)
steps = None, 1, 2, -1, -2, 5, 2**61, -(2**62), 2**70
for r in range(0), range(10), range(5, 50, 7), range(50, 5, -7), range(2**62 - 5, 2**62 - 1), range(2**70, 2**70 + 9, 2):
    seen = set()
    for start in ends:
        for stop in ends:
            for step in steps:
                part = r[start:stop:step]
                assert len(part) == len(range(*slice(start, stop, step).indices(len(r))))
                assert list(part) == [*r][start:stop:step]
                seen.add((part.start, part.stop, part.step))
    print(r, len(seen), sorted(seen)[:3], sorted(seen)[-3:])
    for i in ends[1:]:
        try:
            print(r[i], end=" ")
        except IndexError as e:
            print(e, end=" ")
    print()
try:
    range(3)[::0]
except ValueError as e:
    print(e)
wide = range(-(2**62), 2**62 - 1, 2**61)
print(wide[0], wide[-1], wide[2], list(wide[::-1]), range(0, -(2**62), -(2**61))[-1])
print(((1, 2) + (3.5,)) * 2, (1, [2], 3)[::-1], ((),) * 3, (1, "a")[::2] + ([],))
