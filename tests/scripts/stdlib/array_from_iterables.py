# Arrays filled from lists and other iterables, by items that change them meanwhile.
from array import array


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for code in 'bBhHiIlLqQ':
    bits = array(code).itemsize * 8
    low, high = (0, 2 ** bits - 1) if code.isupper() else (-2 ** (bits - 1), 2 ** (bits - 1) - 1)
    show(lambda: array(code, [low, 0, 1, high]).tolist())
    show(lambda: array(code, [low - 1]))
    show(lambda: array(code, [high + 1]))
    show(lambda: array(code, (True, False)))
    show(lambda: array(code, [1.5]))
for code in 'fd':
    show(lambda: array(code, [1, 2.5, True]))
    show(lambda: array(code, ['x']))
show(lambda: array('u', ['a', 'b']))
show(lambda: array('u', [1]))


class Number:
    def __init__(self, action):
        self.action = action

    def __index__(self):
        self.action()
        return 7


grown = array('i', range(3))
grown.extend([Number(lambda: grown.extend([100] * 50)), 5])
print(len(grown) > 5)
made = array('i')
made.extend([1, Number(lambda: None), 3])
print(made)
view = memoryview(made)
show(lambda: made.append(1))
show(lambda: made.extend([1]))
view.release()
made.append(1)
print(made)
big = array('i', list(range(10000)))
print(len(big), sum(big), big[9999])
stop = array('b', [1])
show(lambda: stop.extend([2, 3, 1000, 4]))
print(stop)
show(lambda: stop.extend([5, 6.5, 7]))
show(lambda: stop.extend([5, 'x']))
print(stop)
mixed = array('d', [1, 2.5, 2**70, True, Number(lambda: None)][:4])
print(mixed)
show(lambda: array('d', [1.0, 10**400]))
longer = [1, 2, Number(lambda: longer.append(9) if len(longer) < 6 else None), 3]
print(array('q', longer)[:2], array('i', []), array('u', list('ab')))
one = array('i', [1])
one.extend([2] * 5000)
one.extend(one.tolist())
print(len(one), sum(one))
with memoryview(one):
    show(lambda: one.extend([1]))
    show(lambda: one.extend([]))
print(len(one))
