# What the compiler of patterns asks of characters, told by their numbers; some are no characters.
import _sre

for f in (_sre.ascii_iscased, _sre.unicode_iscased, _sre.ascii_tolower, _sre.unicode_tolower):
    print(f.__name__, [f(c) for c in (0, 65, 97, 48, 223, 304, 0x10ffff)])
    for c in (0x110000, 2**31 - 1, -1):
        print(c, f(c) in (False, c))
    for bad in ('a', 1.5, None):
        try:
            print(f(bad))
        except TypeError as e:
            print(type(e).__name__)
