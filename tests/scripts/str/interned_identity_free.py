# Equality of equal strings made in different ways.
a = 'hello world'
b = ' '.join(['hello', 'world'])
c = 'hello' + chr(32) + 'world'
print(a == b == c, hash(a) == hash(b) == hash(c), {a: 1}[b], b in {c}, [a].index(c), a.find(b))
d = {}
d['key' + str(1)] = 1
d['key1'] = 2
print(d)
import sys
print(sys.intern('k' + 'ey') is sys.intern('key'))
try:
    sys.intern(5)
except TypeError as e:
    print(e)
