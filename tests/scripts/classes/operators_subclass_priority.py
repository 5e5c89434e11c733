# A subclass's reflected method is tried first when it overrides it.
class A:
    def __add__(self, o): return 'A.add'
    def __radd__(self, o): return 'A.radd'
    def __eq__(self, o): return 'A.eq'
    def __lt__(self, o): return 'A.lt'
class B(A):
    def __radd__(self, o): return 'B.radd'
    def __eq__(self, o): return 'B.eq'
    def __gt__(self, o): return 'B.gt'
class C(A): pass
print(A() + B(), B() + A(), A() + C(), C() + A(), A() == B(), A() < B(), B() < A())
print(A() == C(), A() + 1, 1 + A())
class MyInt(int):
    def __radd__(self, o): return 'MyInt.radd'
    def __rmul__(self, o): return 'MyInt.rmul'
print(1 + MyInt(2), MyInt(2) + 1, 2 * MyInt(3), [1] * MyInt(2))
class MyList(list):
    def __radd__(self, o): return 'MyList.radd'
print([1] + MyList([2]), (1,) + MyList() if False else 'skip')
