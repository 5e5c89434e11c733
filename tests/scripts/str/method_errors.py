# Methods called with wrong arguments.
for f in (
    lambda: 'a'.upper(1), lambda: 'a'.nope(), lambda: str.upper(), lambda: str.upper(5),
    lambda: 'a'.join(), lambda: 'a'.join('b', 'c'), lambda: 'a'.find(), lambda: 'a'.split(bad=1),
    lambda: 'a'.encode(5), lambda: 'a'.startswith(), lambda: 'a'.zfill('x'),
    lambda: 'a'.expandtabs(1, 2), lambda: 'a'.isalpha(1), lambda: ord('ab'), lambda: ord(5),
    lambda: ord(''), lambda: chr('a'), lambda: 'a'.center(1, 2, 3)
):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
