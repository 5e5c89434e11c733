# NotImplemented passes the operation on to the other operand.
class A:
    def __add__(self, o): print('A.add'); return NotImplemented
    def __radd__(self, o): print('A.radd'); return NotImplemented
    def __eq__(self, o): print('A.eq'); return NotImplemented
    def __lt__(self, o): print('A.lt'); return NotImplemented
class B:
    def __radd__(self, o): print('B.radd'); return 'B sum'
    def __eq__(self, o): print('B.eq'); return True
    def __gt__(self, o): print('B.gt'); return 'B greater'
a, b = A(), B()
print(a + b); print(a == b); print(b == a); print(a < b); print(a == a, a == A(), a != b)
for f in (lambda: a + a, lambda: a + 1, lambda: 1 + a, lambda: a < a, lambda: a > 1, lambda: a - a):
    try:
        print(f())
    except TypeError as e:
        print(e)
try:
    bool(NotImplemented) if False else None
    if (1).__eq__('a') is NotImplemented: print('int knows nothing of str')
finally:
    pass
