# Global names that are looked up while others come and go, which changes where everything lies.
import builtins


class Late:
    def __init__(self, text):
        self.text = text

    def __del__(self):
        seen.append(self.text)


seen = []
total = 0
for i in range(300):
    try:
        raise KeyError(i)
    except KeyError as error:
        total += error.args[0] + len(seen)
    if i % 50 == 0:
        len = lambda x: 1000
    if i % 50 == 25:
        del len
    held = Late(i)
    globals()['extra%d' % (i % 7)] = i
    if i % 3 == 0:
        del globals()['extra%d' % (i % 7)]
print(total, len(seen), seen[:3], seen[-1])


def store(i):
    global shared, other
    shared = [i]
    if i % 2:
        other = i
        del other
    return shared


print(sum(store(i)[0] for i in range(100)), shared)
for i in range(20):
    if i == 10:
        builtins.fresh = 'of the builtins'
    try:
        name = fresh
    except NameError as e:
        name = str(e)
    if i == 15:
        fresh = 'global'
    if i == 18:
        del fresh
        del builtins.fresh
    if i in (0, 9, 10, 14, 16, 19):
        print(i, name)
del held
print(seen[-1])
