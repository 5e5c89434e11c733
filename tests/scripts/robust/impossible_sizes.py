# Sizes that cannot be had raise at once.
import sys
big = sys.maxsize
for s in (
    "'x' * 10 ** 12 * 10 ** 6", "[0] * 10 ** 18", "(0,) * 10 ** 18", "b'x' * 10 ** 18",
    "'ab' * big", "[1, 2] * big", "bytes(10 ** 18)", "bytearray(10 ** 18)", "'x' * 10 ** 30",
    "[0] * 10 ** 30", "list(range(10 ** 17))", "tuple(range(10 ** 17))", "range(10 ** 30)[0]",
    "'%1000000000000000000d' % 1", "'%.*f' % (10 ** 18, 1.5)", "format(1, '1000000000000000000')",
    "'x'.ljust(10 ** 18)", "'x'.center(10 ** 30)", "'x'.zfill(10 ** 18)",
    "'\\t'.expandtabs(10 ** 18)", "[0] * big * 2", "bytes(big)", "(1).to_bytes(10 ** 18, 'big')",
    "1 << 10 ** 20", "range(5) and len(range(10 ** 30))", "'x'.replace('x', 'y' * 1000) and 'ok'",
    "bytes(-1)", "[0] * -5", "'a' * -10 ** 30"
):
    try:
        r = eval(s)
        print(s, '->', r if isinstance(r, (int, str)) or not r else type(r).__name__)
    except (MemoryError, OverflowError, ValueError) as e:
        print(s, '->')
        print('too big' if isinstance(e, (MemoryError, OverflowError)) else f'ValueError {e}')
print('alive')
