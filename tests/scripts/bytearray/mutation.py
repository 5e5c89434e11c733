# bytearray: item and slice assignment, deletion and methods.
a = bytearray(b'hello')
a[0] = 72
a[1:3] = b'EEE'
print(a, len(a))
del a[1]
del a[::2]
print(a)
a.append(33); a.extend(b'ab'); a.extend([99]); a.insert(0, 60); a += b'!'; a *= 2
print(a)
print(a.pop(), a.pop(0), a)
a.remove(33); a.reverse()
print(a, a.copy() == a, a.copy() is a)
a[::2] = b'-' * len(a[::2])
print(a)
a[2:4] = a
print(a)
a.clear()
print(a, bytearray(3), bytearray('é', 'utf-8'), bytearray([1, 2]), bytearray())
