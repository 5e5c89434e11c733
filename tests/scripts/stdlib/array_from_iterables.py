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
