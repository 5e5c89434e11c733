# A signal's handler may change the list that is being copied: what is made has its items as they
# were before or after, and is whole.
import array
import random
import signal

random.seed(1)
many = 600_000
changes = 0


def change(*_):
    global changes
    changes += 1
    what = random.randrange(4)
    if what == 0:
        items.clear()
    elif what == 1:
        del items[len(items) // 2:]
    elif what == 2:
        items.extend([[]] * 1000)
    else:
        items[:] = [[]] * many
    try:
        numbers.pop()
    except BufferError:
        pass
    signal.setitimer(signal.ITIMER_REAL, 0.002)


def in_place():
    global items
    items *= 3


signal.signal(signal.SIGALRM, change)
numbers = array.array('q', range(1000)) * 600
row = ([],) * 20_000
works = [
    lambda: items[:], lambda: items[1::2], lambda: items[::-1], lambda: items + items,
    lambda: items * 3, in_place, lambda: items.extend(items), lambda: items.extend(row * 20),
    lambda: items.reverse(), lambda: items == items[:], lambda: [*items], lambda: tuple(items),
    lambda: items.extend(b'abc' * many), lambda: items.extend('abc' * many),
    lambda: numbers * 3, lambda: numbers[::-2], lambda: numbers.reverse(), lambda: numbers.tolist(),
]
for work in works:
    for _ in range(3):
        items = [[]] * many
        signal.setitimer(signal.ITIMER_REAL, 0.001)
        made = work()
        signal.setitimer(signal.ITIMER_REAL, 0)
        if isinstance(made, (list, tuple, array.array)):
            if not all(type(x) is type(made[0]) for x in made):
                print('holes')
        del made
print(changes > 5)
