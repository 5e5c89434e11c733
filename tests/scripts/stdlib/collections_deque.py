# collections.deque.
from collections import deque
d = deque([1, 2, 3])
d.append(4); d.appendleft(0); d.extend([5, 6]); d.extendleft([-1, -2])
print(d, len(d), d[0], d[-1], d[3], d.pop(), d.popleft(), 3 in d, d.index(3), d.count(2))
print(list(reversed(d)))
d.rotate(2); print(d); d.rotate(-1); print(d); d.remove(3); d.insert(1, 'x'); d.reverse(); print(d)
del d[0]; d[0] = 'first'; print(d)
m = deque(maxlen=3)
for i in range(5): m.append(i)
print(m, m.maxlen); m.appendleft('l')
print(m, deque('ab') + deque('c'), deque([1]) * 3, deque([1, 2]) < deque([1, 3]))
print(deque([1]) == deque([1]), deque([1]) == [1], deque('abc', 2), m.copy())
for f in (
    lambda: deque().pop(), lambda: deque().popleft(), lambda: d[99], lambda: d.remove('nope'),
    lambda: d.index('nope'), lambda: deque(5), lambda: deque([], -1), lambda: hash(d),
    lambda: d['x'], lambda: m.insert(0, 1)
):
    try:
        print(f())
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    for x in d: d.append(x)
except RuntimeError as e:
    print(e)
d.clear(); print(d, bool(d))
r = deque(); r.append(r); print(r)
