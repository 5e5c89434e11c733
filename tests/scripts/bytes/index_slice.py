# Indexing gives ints, slicing gives bytes.
b = b'hello'
print(b[0], b[-1], b[1:3], b[::-1], b[::2], b[10:], b[:], list(b), [x for x in b'ab'])
print(len(b), b[4:0:-2])
print(104 in b, b'll' in b, 200 in b, b'' in b, b.index(b'l'), b.find(108), b.count(b'l'))
for f in (lambda: b[5], lambda: b['a'], lambda: 'h' in b, lambda: 256 in b, lambda: b.find('h')):
    try:
        print(f())
    except (IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    b[0] = 1
except TypeError as e:
    print(e)
