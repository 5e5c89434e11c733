# __bool__ and __len__ must return what they should.
class A:
    def __bool__(self): return 1
class B:
    def __len__(self): return -1
class C:
    def __len__(self): return 'x'
class D:
    def __bool__(self): raise ValueError('no truth')
class E:
    def __len__(self): return 2.0
for cls in (A, B, C, D, E):
    try:
        print(bool(cls()))
    except Exception as e:
        print(type(e).__name__, e)
try:
    len(B())
except ValueError as e:
    print(e)
for args in ((1, 2), ):
    try:
        bool(*args)
    except TypeError as e:
        print(e)
print(bool(), bool([0]), bool(0.0))
try:
    class F(bool): pass
except TypeError as e:
    print(e)
