# Sums, differences and signs of timedeltas: carries between the parts, the ends of the range.
from datetime import timedelta


class Span(timedelta):
    pass


parts = [
    timedelta(d, s, m)
    for d in (-999999999, -1, 0, 1, 999999998)
    for s in (0, 1, 86399)
    for m in (0, 1, 999999)
] + [timedelta.max, Span(3, 4, 5)]
text, total = [], 0
for a in parts:
    for sign in ("-a", "+a", "abs(a)"):
        try:
            made = eval(sign)
            text.append(f"{made!r} {type(made).__name__}")
        except OverflowError as e:
            text.append(str(e))
    for b in parts:
        for operation in (a.__add__, a.__sub__, b.__rsub__):
            try:
                text.append(repr(operation(b)))
            except OverflowError as e:
                text.append(str(e))
for i, line in enumerate(text):
    total += (i + 1) * sum(map(ord, line))
print(len(text), total)
print(*text[::211], sep="\n")
print(timedelta() - timedelta.resolution, -timedelta.resolution, -timedelta(1), sum([Span(1)] * 3, timedelta()))
for other in (1, None, "x"):
    for operation in (timedelta.__add__, timedelta.__sub__):
        print(operation(timedelta(1), other), end=" ")
