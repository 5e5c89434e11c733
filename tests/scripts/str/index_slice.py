# Indexing and slicing of strings.
s = 'hello, wörld€'
print(s[0], s[-1], s[1:4], s[:5], s[7:], s[-4:], s[::2], s[::-1], s[10:2:-3], s[5:2])
print(s[100:], s[-100:3], s[:], s[8])
print([s[i] for i in range(-3, 3)], s[True], s[slice(1, 3)], s[1:None], s[None:None:None])
for f in (
    lambda: s[13], lambda: s[-14], lambda: ''[0], lambda: s['a'], lambda: s[1.0], lambda: s[::0],
    lambda: s[1:'x'], lambda: s[10 ** 30], lambda: s[0, 1]
):
    try:
        print(f())
    except (IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(s[10 ** 30:] == '', s[:10 ** 30] == s, s[-10 ** 30:2])
try:
    s[0] = 'x'
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
