# There is one object for each bytes of length 1 that an operation gives, and nothing changes it.
text = b"a,b,a,\xff,"

pieces = text.split(b",")
print(pieces, pieces[0] is pieces[2], pieces[0] is text[4:5], text[6:7] is pieces[3])

grown = text[0:1]
grown += b"z"
print(grown, text[0:1], text[4:5])

mutable = bytearray(text[0:1])
mutable[0] = 66
mutable.append(67)
print(mutable, text[0:1])


class Named(bytes):
    pass


named = Named(text[0:1])
named.name = "first"
print(named, named is text[0:1], named.name, hash(named) == hash(text[0:1]))
print([bytes([byte]) for byte in range(254, 256)], {text[0:1]: 1}[b"a"], b"".join(pieces))
