# __index__ and __int__ serve int(), indices, ranges and formatting.
class I:
    def __index__(self): return 2
class T:
    def __int__(self): return 42
class B:
    def __index__(self): return 'no'
print(int(I()), [10, 20, 30][I()], 'abc'[I()], list(range(I())), hex(I()), 'x' * I(), bin(I()))
print(int(T()), (1 << I()) if False else 'skip')
for f in (
    lambda: [1][T()], lambda: int(B()), lambda: [1][B()], lambda: range(T()), lambda: 1 << I()
):
    try:
        print(f())
    except TypeError as e:
        print(e)
import operator
print(operator.index(I()), operator.index(True), [0, 1, 2, 3][I():])
