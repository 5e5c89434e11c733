# Special methods are looked up on the type, not on the instance.
class C: pass
c = C()
c.__len__ = lambda: 5
c.__call__ = lambda: 'called'
c.__iter__ = lambda: iter([])
c.__add__ = lambda o: 1
c.__enter__ = lambda: 1
c.__bool__ = lambda: False
c.__str__ = lambda: 'instance str'
c.__eq__ = lambda o: True
c.__hash__ = lambda: 1
print(bool(c), c == 5, c.__len__(), str(c) == 'instance str', hash(c) == 1 and False)
for f in (lambda: len(c), lambda: c(), lambda: iter(c), lambda: c + 1):
    try:
        f()
    except TypeError as e:
        print(e)
try:
    with c: pass
except TypeError as e:
    print(e)
C.__len__ = lambda self: 3
C.__call__ = lambda self, *a: ('class call', a)
print(len(c), c(1), callable(c), callable(C), callable(5))
class G:
    def __getattr__(self, n): print('getattr', n); return lambda *a: 5
try:
    len(G())
except TypeError as e:
    print(e)
print(G().__len__())
