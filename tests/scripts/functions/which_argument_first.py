# Which of several wrong arguments is complained about, and in whose words.
big = 2**64
for f in (
    lambda: 'a'.replace('a', 'b', big), lambda: 'a'.split(5, None), lambda: 'a'.find(5, 'x'),
    lambda: b'ab'.rindex(set(), dict), lambda: b'1'.replace(b'1', 2, b'3'), lambda: [].insert(big, 1),
    lambda: (1).to_bytes(big), lambda: [1].__mul__(1j), lambda: 'x'.__mul__(), lambda: [].sort(1, 2, 3),
    lambda: [].sort(1), lambda: {}.__getitem__(), lambda: [1].__getitem__(1, 2), lambda: set().__contains__(),
    lambda: bytearray(1.5), lambda: bytes(1.5), lambda: bytes([1], None), lambda: sum(1j, ''),
    lambda: issubclass(1, 2), lambda: (5).__pow__(), lambda: {}.__setitem__(1), lambda: b'[%z]' % 5,
    lambda: b'%5z' % 5, lambda: '%z' % 5, lambda: object().__setattr__('a'), lambda: 'a'.zfill(big)
):
    try:
        print(f())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
