# Fields of ctypes that lie in one another, share a word, or come later.
import ctypes
import gc


class Inner(ctypes.Structure):
    _fields_ = [("low", ctypes.c_uint16), ("high", ctypes.c_uint16)]


class Either(ctypes.Union):
    _anonymous_ = ("parts",)
    _fields_ = [("whole", ctypes.c_uint32), ("parts", Inner)]


class Outer(ctypes.Structure):
    _anonymous_ = ("either",)
    _fields_ = [("tag", ctypes.c_char), ("either", Either), ("grid", ctypes.c_int8 * 2 * 3)]


o = Outer(b"t", (0x12345678,))
print(hex(o.low), hex(o.high), hex(o.either.parts.low), ctypes.sizeof(Outer), Outer.high.offset)
o.high = 0xffff
o.grid[1][1] = -7
print(hex(o.whole), [list(row) for row in o.grid], bytes(o))
copy = Outer.from_buffer_copy(o)
o.whole = 0
print(hex(copy.whole), hex(o.low), o.either.whole)


class Later(ctypes.Structure):
    pass


print(ctypes.sizeof(Later))
Later._fields_ = [("me", ctypes.POINTER(Later)), ("keys", ctypes.py_object * 2)]
a = Later()
a.me = ctypes.pointer(a)
a.keys[0] = {"a": 1}
print(a.me.contents.me.contents.keys[0], ctypes.sizeof(Later))
try:
    a.keys[1]
except ValueError as error:
    print(error)
try:
    Later._fields_ = []
except AttributeError as error:
    print(error)

# What lies in something keeps it alive.
inner = (Outer * 3)()[1].either
gc.collect()
inner.whole = 5
print(inner.low, inner.high)
data = bytearray(4)
number = ctypes.c_int32.from_buffer(data, 0)
number.value = -2
data[3] = 0
print(number, data, bytes(number), memoryview(number).nbytes)


class Small(ctypes.c_uint8):
    pass


class Holder(ctypes.Structure):
    _fields_ = [("small", Small), ("plain", ctypes.c_uint8)]


h = Holder(300, 300)
print(h.small.value, h.plain, isinstance(h.small, Small))
print([cls.__name__ for cls in Small.__mro__[:3]], ctypes.c_uint32.__ctype_be__(1).value)
