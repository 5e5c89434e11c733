# How bytes, bytearrays and their iterators are copied; __bytes__ of a str; order of fromhex errors.
import copy
import struct


class Named(bytearray):
    pass


named = Named(b"abc")
named.label = "x"
twin = copy.deepcopy(named)
print(type(twin).__name__, twin, twin.label)
print(bytearray(b"ab").__reduce_ex__(2), bytearray(b"ab").__reduce_ex__(3))
for iterator in (iter(b"abcd"), iter(bytearray(b"abcd"))):
    next(iterator)
    print(iterator.__reduce__()[1:], list(copy.copy(iterator)))
    iterator.__setstate__(3)
    print(list(iterator), iterator.__reduce__()[1:])


class Text(str):
    def __bytes__(self):
        return b"own"


print(bytes(Text("t")), bytes(Text("t"), "ascii"))
view = memoryview(b"hashed")
first = hash(view)
view.release()
print(hash(view) == first == hash(b"hashed"), struct.error)
print(memoryview(bytes(range(6))).cast("B", [2, 3]).tobytes("F"))
for wrong in ("4\u20ac", "zz\u20ac", "4"):
    try:
        bytes.fromhex(wrong)
    except ValueError as error:
        print(error)
print(repr(format(True, "05c")), repr(format(65, "<4c")))
