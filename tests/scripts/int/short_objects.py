# Products, quotients, rests and bits of ints and of classes below int, around the word and two.
class Whole(int):
    pass


edges = [0, 1, -1, 2, 7, -7, 2**31, 2**61 - 1, -(2**61), 2**61, 2**62 - 1, 2**62, -(2**62), 2**63, 2**64, -(2**64) - 1,
         3**50, -(3**50), 7**40, 2**125, -(2**126), 2**127, 2**200]
total = 0
for a in edges:
    for b in edges:
        for x, y in ((a, b), (Whole(a), b), (a, Whole(b)), (Whole(a), Whole(b))):
            got = [x * y, x & y, x | y, x ^ y, x + y, x - y, x < y, x == y]
            if b:
                got += [x // y, x % y]
                assert (x // y) * y + x % y == a and (0 <= x % y < b or b < x % y <= 0)
            assert all(type(g) in (int, bool) for g in got), (a, b)
            total = (total * 31 + sum(int(g) for g in got)) % 1000000007
            assert got[0] == got[0] + 0 and (b == 0 or got[0] // b == a)
print(total)
for x in (Whole(5), 5, True, Whole(2**70)):
    for f in (lambda: x // Whole(0), lambda: x % 0, lambda: x // False):
        try:
            print(f())
        except ZeroDivisionError as e:
            print(e)
big = 3**50
print(big % 7**40 is big, type(Whole(big) % 7**40), Whole(3) % 5, type(Whole(3) % 5), -big % 7**40 > 0)


def keywords(**given):
    return given


source = {"a": 1, "b": 2, "c": 3}
made = keywords(**source)
made["d"] = 4
print(source, made, keywords(**source, z=1), keywords(z=1, **source), keywords(**{}, **source))
holes = {str(n): n for n in range(9)}
for n in range(5):
    del holes[str(n)]
print(keywords(**holes), keywords(**holes, **source), keywords(**holes, **{}))
for f in (lambda: keywords(**source, **source), lambda: keywords(**holes, **{1: 2}), lambda: keywords(**{1: 2}, z=1)):
    try:
        print(f())
    except TypeError as e:
        print(e)
