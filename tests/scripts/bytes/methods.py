# Methods that bytes shares with str.
b = b' Hello, World '
print(b.upper(), b.lower(), b.strip(), b.lstrip(b' H'), b.rstrip(), b.swapcase(), b.title(), b.capitalize())
print(b.split(), b.split(b','), b.rsplit(None, 1), b.partition(b','), b.rpartition(b'o'), b'a\nb\r\nc'.splitlines(), b','.join([b'x', b'y', bytearray(b'z')]))
print(b.replace(b'l', b'L', 2), b.find(b'o'), b.rfind(b'o'), b.index(b'W'), b.startswith(b' H'), b.endswith((b'x', b' ')), b'ab'.center(6, b'*'), b'ab'.ljust(4), b'ab'.rjust(4, b'.'), b'-7'.zfill(4))
print(b'abc'.isalpha(), b'12'.isdigit(), b'a1'.isalnum(), b' \t'.isspace(), b'AB'.isupper(), b'ab'.islower(), b'Ab Cd'.istitle(), b'\xff'.isascii(), b''.isalpha())
print(b'a\tb'.expandtabs(4), b'abcabc'.removeprefix(b'abc'), b'abcabc'.removesuffix(b'bc'), b'hello'.translate(bytes.maketrans(b'el', b'ip')), b'hello'.translate(None, b'l'), b'hi'.hex(), b'hello'.hex('-'), b'hello'.hex(':', 2), b'hello'.hex('_', -2))
