# Data and non-data descriptors, and who wins.
class Data:
    def __get__(self, obj, cls): return ('data', obj is None, cls.__name__)
    def __set__(self, obj, v): print('set', v)
    def __delete__(self, obj): print('delete')
class NonData:
    def __get__(self, obj, cls): return ('nondata', obj is None)
class SetOnly:
    def __set__(self, obj, v): obj.__dict__['so'] = ('via set', v)
class C:
    d, n, so = Data(), NonData(), SetOnly()
c = C()
print(c.d, C.d, c.n, C.n)
c.d = 5
del c.d
c.__dict__['d'] = 'hidden'
c.__dict__['n'] = 'seen'
print(c.d, c.n)
c.so = 1
print(c.so, isinstance(C.so, SetOnly), vars(c))
del c.n
print(c.n)
class GetOnly:
    def __get__(self, obj, cls=None): return 42
class D:
    g = GetOnly()
    class Inner:
        def __get__(self, o, c): return 'inner'
    i = Inner()
d = D()
d.g = 'overrides'
print(d.g, D.g, d.i)
for f in (lambda: delattr(c, 'so'), lambda: setattr(c, 'd', 1)):
    try:
        f()
    except AttributeError as e:
        print(e)
o = D(); o.x = NonData()
print(type(o.x).__name__)
