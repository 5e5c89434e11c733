# bytes have the % operator too.
print(b'%s %b' % (b'a', bytearray(b'b')), b'%d %x %5.1f|' % (5, 255, 2.25))
print(b'%c%c' % (65, b'B'), b'%a %r' % ('é', 1), b'%(k)s' % {b'k': b'v'})
print(b'%5s|%-5s|' % (b'a', b'b'), b'%%' % ())
class B:
    def __bytes__(self): return b'obj'
print(b'<%s>' % B(), bytearray(b'%d') % 7)
