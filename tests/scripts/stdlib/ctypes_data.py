# The data of C: numbers, structures, arrays and pointers of ctypes.
import ctypes
from ctypes import *
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
print(c_int(5), c_int(2**31).value, c_uint8(300), c_int8(-129).value, c_long(7), c_double(1.5), c_float(0.1), c_char(b'a'), c_bool(2), c_wchar("é"), c_void_p(5), c_void_p(), c_short(70000), c_ulonglong(-1))
print([sizeof(x) for x in (c_int, c_long, c_char, c_double, c_bool, c_wchar, c_void_p, c_longdouble, c_size_t, c_short, py_object)], alignment(c_double), sizeof(c_int(3)))
for bad in (lambda: c_int('a'), lambda: c_int(1.5), lambda: c_float('x'), lambda: c_char(b'ab'), lambda: c_char('a'), lambda: c_wchar('ab'), lambda: c_char_p(1.5), lambda: c_void_p('x'), lambda: sizeof(3), lambda: c_int(1, 2), lambda: byref(3), lambda: Structure(), lambda: (c_int * -1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e if type(e) is not OSError else '')
A = c_int * 5
a = A(1, 2, 3)
print(A, A.__name__, len(a), list(a), a[1:4], a[-1], sizeof(A), A._type_, A._length_, A is c_int * 5, (c_int * 2 * 3)._length_)
a[4] = 9; a[0:2] = [7, 8]; print(list(a), sum(a), 9 in a, max(a))
t(lambda: a[5]); t(lambda: A(*range(6))); t(lambda: a.__setitem__(0, 'x')); t(lambda: a.__setitem__(slice(0, 2), [1]))
class DynamicArray:
    def __init__(self):
        self._n, self._capacity = 0, 1
        self._A = self._make(1)
    def _make(self, c): return (c * ctypes.py_object)()
    def append(self, x):
        if self._n == self._capacity:
            B = self._make(2 * self._capacity)
            for k in range(self._n): B[k] = self._A[k]
            self._A = B; self._capacity *= 2
        self._A[self._n] = x; self._n += 1
    def __getitem__(self, k): return self._A[k]
d = DynamicArray()
for i in range(100): d.append(str(i))
print(d[99], d._capacity); t(lambda: d[120])
class P(Structure):
    _fields_ = [('x', c_int), ('y', c_double), ('c', c_char), ('name', c_char * 8)]
p = P(1, 2.5, b'q', b'abc')
print(p.x, p.y, p.c, p.name, sizeof(P), P.x, P.y, P.name, alignment(P), bytes(p)[:4], P.y.offset, P.y.size)
p.x += 5; p.name = b'12345678'; print(p.x, p.name); t(lambda: setattr(p, 'name', b'123456789')); t(lambda: P(1, 2, b'a', b'b', 5)); t(lambda: setattr(p, 'x', 'z')); t(lambda: P(q=1).q)
class Q(P):
    _fields_ = [('z', c_short)]
q = Q(1, 2, b'a', b'b', 99); print(q.z, sizeof(Q), Q.z)
class U(Union):
    _fields_ = [('i', c_uint32), ('f', c_float), ('b', c_uint8 * 4)]
u = U(f=1.0); print(hex(u.i), list(u.b), sizeof(U)); u.i = 0x40490fdb; print(u.f)
class B(Structure):
    _fields_ = [('a', c_uint, 3), ('b', c_uint, 5), ('c', c_int, 4), ('d', c_uint8)]
b = B(7, 31, -3, 255); print(b.a, b.b, b.c, b.d, sizeof(B), B.a, B.b); b.a = 9; print(b.a, bytes(b))
class PK(Structure):
    _pack_ = 1
    _fields_ = [('a', c_char), ('b', c_int), ('c', c_double)]
print(sizeof(PK), PK.b.offset)
class Node(Structure): pass
Node._fields_ = [('val', c_int), ('next', POINTER(Node))]
n = None
for i in range(5): n = Node(i, pointer(n) if n else None)
s = []
while True:
    s.append(n.val)
    if not n.next: break
    n = n.next.contents
print(s, POINTER(c_int), bool(POINTER(c_int)())); t(lambda: POINTER(c_int)().contents); t(lambda: n.next[0])
x = c_int(5); px = pointer(x); px.contents.value = 6; px[0] += 1; print(x.value, px[0], px.contents, addressof(x) == addressof(px.contents))
class O(Structure):
    _fields_ = [('p', P), ('arr', c_int * 3), ('q', c_int)]
o = O(P(1, 2, b'z', b'n'), (1, 2, 3), 4); o.p.x = 77; o.arr[1] = 5; print(o.p.x, list(o.arr), o.q, sizeof(O))
buf = create_string_buffer(b'hello', 10); print(buf.value, buf.raw, sizeof(buf), len(buf), buf[0], buf[1:3]); buf.value = b'xy'; print(buf.raw, repr(buf)[:25]); buf[0] = b'Q'; print(buf.value)
w = create_unicode_buffer('héé', 6); print(w.value, len(w), w[1]); memset(buf, 65, 3); print(buf.value); memmove(buf, b'zz', 2); print(buf.value, string_at(buf), string_at(buf, 2))
ba = bytearray(b'\1\0\0\0\2\0\0\0'); v = (c_int * 2).from_buffer(ba); v[1] = 7; print(ba, list(v)); print(P.from_buffer_copy(bytes(sizeof(P))).x); t(lambda: c_int.from_buffer_copy(b'a')); t(lambda: c_int.from_buffer(b'abcd'))
class BE(BigEndianStructure):
    _fields_ = [('a', c_uint16), ('b', c_int32)]
be = BE(0x1234, -2); print(bytes(be), be.a, be.b, memoryview(be).nbytes)
f = CFUNCTYPE(c_int, c_int, c_int)(lambda a, b: a + b); print(f(2, 3))
print(cast(a, POINTER(c_uint8))[0], cast(buf, c_char_p).value, c_char_p(b'abc').value, c_char_p(b'a\0b').value, c_wchar_p('xy').value)
class MyInt(c_int): pass
print(MyInt(3).value, MyInt.__mro__[1]); print(c_int(3) == c_int(3), bool(c_int(0)), c_int.__name__, type(c_int).__name__, type(P).__name__, type(A).__name__)
print(set_errno(3), get_errno(), py_object([1]).value, py_object())
import io
print(io.BytesIO(b'abcdef').readinto(buf), buf.value)
class E(Structure):
    _fields_ = []
print(sizeof(E)); t(lambda: type('X', (Structure,), {'_fields_': [('a', int)]}))
class AN(Structure):
    _anonymous_ = ('u',)
    _fields_ = [('u', U), ('k', c_int)]
an = AN(); an.i = 5; print(an.u.i, an.i, an.k)
