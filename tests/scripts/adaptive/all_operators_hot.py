# Every operator in a hot loop, with operands that change type halfway.
def run(f, pairs):
    out = []
    for a, b in pairs:
        for _ in range(60):
            try:
                r = f(a, b)
            except Exception as e:
                r = type(e).__name__
        out.append(r)
    return out
small, mixed = [
    (7, 3), (-7, 3), (2 ** 62, 2 ** 62), (7.5, 2), (7, 2.5), (7, 0), (7.5, 0.0), (2 ** 80, 3),
    ('a', 3), (7, 3)], None
for name, f in dict(
    add=lambda a, b: a + b, sub=lambda a, b: a - b, mul=lambda a, b: a * b, div=lambda a, b: a / b,
    floordiv=lambda a, b: a // b, mod=lambda a, b: a % b, lt=lambda a, b: a < b,
    le=lambda a, b: a <= b, eq=lambda a, b: a == b, ne=lambda a, b: a != b, and_=lambda a, b: a & b,
    or_=lambda a, b: a | b, xor=lambda a, b: a ^ b, neg=lambda a, b: -a, not_=lambda a, b: not a
).items():
    print(name, run(f, small))
