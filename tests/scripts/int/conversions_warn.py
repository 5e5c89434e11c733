# Conversion methods that return a subclass work, with a warning.
import warnings
class I(int): pass
class F(float): pass
class C(complex): pass
class A:
    def __int__(self): return I(3)
    def __index__(self): return True
    def __float__(self): return F(1.5)
    def __complex__(self): return C(2)
class T:
    def __trunc__(self): return 5
for f in (int, float, complex, range, lambda a: [1, 2][a], lambda a: hex(a), lambda a: int(T())):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        print(f(A()), [(w.category.__name__, str(w.message)) for w in caught])
    with warnings.catch_warnings():
        warnings.simplefilter('error')
        try:
            print(f(A()))
        except DeprecationWarning as e:
            print('raised')
print(reversed(b'abc').__next__(), list(reversed(bytearray(b'xyz'))))
