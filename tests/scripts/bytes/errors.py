# Methods of bytes with wrong arguments.
for f in (
    lambda: b'a' + 1, lambda: b'a'.join(['a']), lambda: b'a'.split('a'), lambda: b'a'.split(b''),
    lambda: b'a'.replace('a', 'b'), lambda: b'a'.startswith('a'), lambda: b'a'.strip(1),
    lambda: b'a'.center(3, b'xy'), lambda: b'a'.translate(b'short'),
    lambda: bytes.maketrans(b'a', b'bc'), lambda: b'a' < 'a', lambda: b'a' * 1.5,
    lambda: b'a'.index(b'z'), lambda: b'a'.hex('ab'), lambda: b'%d' % 'a', lambda: b'%s' % 'a'
):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
