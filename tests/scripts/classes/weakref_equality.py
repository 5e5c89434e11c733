# References to live objects are as equal as these are.
import weakref


class Plain:
    pass


class Equal:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        print("compared")
        return self.n == other.n

    def __hash__(self):
        return 1


a, b = Plain(), Plain()
ra, rb, ra2 = weakref.ref(a), weakref.ref(b), weakref.ref(a, lambda r: print("gone"))
print(ra == rb, ra != rb, ra == ra2, ra != ra2, ra == a, ra is ra2)
x, y, z = Equal(1), Equal(1), Equal(2)
rx, ry, rz = map(weakref.ref, (x, y, z))
print(rx == ry, rx == rz, rx != rz)
d = weakref.WeakKeyDictionary({a: 1, Plain: 2, int: 3})
print(d[a], d[Plain], d[int], b in d, d.get(b), len(d))
d[x] = 4
print(d[y], z in d)
del a
print(ra == rb, ra == ra, ra == ra2, ra != ra2, len(d))
try:
    ra < rb
except TypeError as e:
    print(e)
