def compute(a, b, c):
    x = a if b else c
    y = a and b or c
    z = a < b < c
    n = not a in b
    s = {**a, "k": 1, "l": b}
    t = [*a, b]
    a, b = b, a
    (a, *b), c = c
    del a, b[0], c.d
    return {k: v for k, v in s.items() if k for w in [v]}


def text(a, b):
    return "%s: %-5r%%" % (a, b), "%d" % a
