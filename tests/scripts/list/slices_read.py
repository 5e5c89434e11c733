# Reading slices with every combination of bounds and steps.
a = list(range(10))
print(a[2:5], a[:3], a[7:], a[:], a[-3:], a[:-7], a[::3], a[1::4], a[::-1], a[8:2:-2])
print(a[-1:-5:-1], a[5:5], a[6:3], a[20:], a[-20:2], a[:100], a[3:1:-1], a[100::-3])
print(a[:-100:-4])
print(a[None:None], a[slice(1, 4)], a[slice(None, None, -5)], a[True:], a[:10 ** 30])
print(a[-10 ** 30:2])
for s in (slice(0, 1, 0), slice('a'), slice(1.5)):
    try:
        a[s]
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
