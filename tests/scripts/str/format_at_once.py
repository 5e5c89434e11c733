# Numbers laid out at once: groups, fills, signs and prefixes by format(), str.format and %; conversions.
import random

rng = random.Random(3)
ints = [0, -1, 7, 99, 100, 999, 1000, -1000, 123456, 1234567, 2**31, -(2**61), 2**63 - 1, -(2**63), 2**64, -(10**30), True]
floats = [0.0, -0.0, 1.5, -1.5, 999.995, 1234.5, 123456.789, 1e15, 1e16, 1e22, 1e-5, float("inf"), float("-inf"), float("nan")]
trace, shown = 0, []


def note(make, form, *values):
    global trace
    try:
        text = make(form, *values)
    except (ValueError, TypeError, OverflowError) as error:
        text = f"{type(error).__name__} {error}"
    for c in repr(text):
        trace = (trace * 31 + ord(c)) % (2**61 - 1)
    if rng.random() < 0.01:
        shown.append((form, text))


for _ in range(3000):
    fill, align = rng.choice(["", "*", "0", "é", "€"]), rng.choice(["", "<", ">", "^", "="])
    spec = (fill if align else "") + align + rng.choice(["", "+", " "]) + rng.choice(["", "#"]) + rng.choice(["", "0"])
    spec += rng.choice(["", "5", "12", "30", "70"]) + rng.choice(["", ",", "_"])
    whole, number = rng.choice(ints), rng.choice(floats)
    note(lambda s, n: format(n, s), spec + rng.choice(["", "d", "x", "X", "b", "o", "n"]), whole)
    note(lambda s, n: ("é[{0!r}{0:" + s + "}€{0!s}{0!a}]").format(n), spec + rng.choice(["", ".2f", ".0f", ".7", "e", "%"]), number)
for _ in range(3000):
    spec = "%" + rng.choice(["", "-", "+", " ", "#"]) + rng.choice(["", "0"]) + rng.choice(["", "5", "*", "70"])
    spec += rng.choice(["", ".0", ".3", ".*", ".12"]) + rng.choice(["", "l"]) + rng.choice("dixXofegcrsa")
    values = tuple(rng.choice([3, 10, -4]) for _ in range(spec.count("*"))) + (rng.choice(ints + floats + [65, "é"]),)
    for form in "[" + spec + "]", "é a long text before it " + spec + "%%12345678%%":
        note(lambda s, v: s % v, form, values)
        note(lambda s, v: s.encode("latin-1", "replace") % v, form, values)
print(trace)
for form, text in shown[:60]:
    print(ascii(form), ascii(text))


class Text(str):
    def __format__(self, spec):
        return "Text:" + spec

    def __repr__(self):
        return Text("repr")


class Shown:
    def __repr__(self):
        return Text("shown")


class Bad:
    def __repr__(self):
        return 5


for value in Text("a"), Shown(), [Shown(), Text("b")], None, 1j, b"x", "é€'", (1,), {1: "a"}, int, len, Bad(), [Bad()]:
    for form in "{}", "{!r}", "{!s}", "{!a}", "{!r:}", "{0!r}{0}", "{!r:>20}":
        try:
            print(form, ascii(form.format(value) + ""))
        except TypeError as error:
            print(form, error)
