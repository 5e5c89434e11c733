# Errors of the % operator.
class C:
    pass
for s, args in (
    ('%d', 'a'), ('%d', None), ('%s', ()), ('%s %s', 'a'), ('%s', (1, 2)), ('x', 1), ('%q', 1),
    ('%', 1), ('%(a)s', 1), ('%(a)s', {'b': 1}), ('%c', 'ab'), ('%c', 1.5), ('%c', 0x110000),
    ('%c', -1), ('%x', 1.5), ('%f', 'a'), ('%*d', ('a', 1)), ('%.*f', (1,)), ('%(a', {'a': 1}),
    ('%s%', 'x'), ('%x', 'a'), ('%e', [])
):
    try:
        print(s % args)
    except (TypeError, ValueError, KeyError, OverflowError) as e:
        print(repr(s), args, '->', type(e).__name__ + ':', e)
