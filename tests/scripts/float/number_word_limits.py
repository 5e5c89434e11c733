# Floats with very large and very small exponents keep all their bits.
vals = [
    1e-300, 1e-200, 1e-100, 1e-80, 1e-77, 1e-76, 1e-40, 1e40, 1e76, 1e77, 1e80, 1e100, 1e200, 1e300,
    5e-324, 1.7976931348623157e308]
for v in vals:
    for w in (v, -v):
        t = (w, [w])
        assert t[0] == w and t[1][0] == w
        print(w, w * 2, w / 2, w + 0, -w, w == w * 1, {w: 1}[w])
