# str-like methods of bytearray give bytearrays.
a = bytearray(b'a,b c')
print(a.split(b','), a.upper(), a.replace(b'b', b'BB'), a.partition(b','), a.find(b'c'))
print(a.decode(), a.hex(), a.strip(b'ac'), a[1:3], a[::-1], a[0], list(a), b'b' in a)
print(a.startswith(b'a'), bytes(a), str(a), a == b'a,b c', a.join([b'1', b'2']))
print(repr(bytearray(b"it's")), bytearray.fromhex('6162'), sorted(bytearray(b'cab')))
print(a.title(), a.center(9, b'*'), a.isalpha(), type(a.lower()).__name__)
