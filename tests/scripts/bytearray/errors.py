# What bytearray refuses.
a = bytearray(b'abc')
def t(f):
    try:
        print(f())
    except (TypeError, ValueError, IndexError, OverflowError) as e:
        print(type(e).__name__, e)
t(lambda: a.append(256)); t(lambda: a.append('a')); t(lambda: a.__setitem__(0, -1))
t(lambda: a.__setitem__(9, 1)); t(lambda: a.__setitem__(slice(0, 1), 'x'))
t(lambda: a.__setitem__(slice(0, 3, 2), b'x'))
t(lambda: a.extend('abc')); t(lambda: a.extend([1, 300])); t(lambda: a.remove(9))
t(lambda: a.pop(10)); t(lambda: bytearray().pop()); t(lambda: bytearray(-1))
t(lambda: bytearray('a')); t(lambda: a[5]); t(lambda: a.insert(0, 999))
print(a)
