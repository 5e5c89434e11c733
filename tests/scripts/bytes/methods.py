# Methods that bytes shares with str.
b = b' Hello, World '
print(b.upper(), b.lower(), b.strip(), b.lstrip(b' H'), b.rstrip(), b.swapcase())
print(b.title(), b.capitalize())
print(b.split(), b.split(b','), b.rsplit(None, 1), b.partition(b','), b.rpartition(b'o'))
print(b'a\nb\r\nc'.splitlines(), b','.join([b'x', b'y', bytearray(b'z')]))
print(b.replace(b'l', b'L', 2), b.find(b'o'), b.rfind(b'o'), b.index(b'W'))
print(b.startswith(b' H'), b.endswith((b'x', b' ')), b'ab'.center(6, b'*'))
print(b'ab'.ljust(4), b'ab'.rjust(4, b'.'), b'-7'.zfill(4))
print(b'abc'.isalpha(), b'12'.isdigit(), b'a1'.isalnum(), b' \t'.isspace())
print(b'AB'.isupper(), b'ab'.islower(), b'Ab Cd'.istitle(), b'\xff'.isascii())
print(b''.isalpha())
print(b'a\tb'.expandtabs(4), b'abcabc'.removeprefix(b'abc'))
print(b'abcabc'.removesuffix(b'bc'), b'hello'.translate(bytes.maketrans(b'el', b'ip')))
print(b'hello'.translate(None, b'l'), b'hi'.hex(), b'hello'.hex('-'))
print(b'hello'.hex(':', 2), b'hello'.hex('_', -2))


class Piece(bytes):
    pass


# A subclass stays what it is where partition hands it back whole; a bytearray is always copied.
for whole in (Piece(b"abc"), b"abc", bytearray(b"abc")):
    for method in (whole.partition, whole.rpartition):
        made = method(b"-")
        print(made, [type(part).__name__ for part in made], [part is whole for part in made], made[1] is made[0])
