# A dict that keeps its size while it is iterated over, but not its keys.

def walk(start, change, steps=10, order=iter):
    d = dict(start)
    seen = []
    try:
        for key in order(d):
            seen.append(key)
            change(d, key)
            if len(seen) == steps:
                break
        print("seen", seen, d)
    except RuntimeError as error:
        print(error, seen, d)


def replace(d, key):
    del d[key]
    d[key + 1] = 0


def again(d, key):
    d[key] = d.pop(key)


def replace_last(d, key):
    if key == max(d):
        replace(d, key)


def next_one(d, key):
    if key == 0:
        del d[2]
        d[2] = "anew"


def popitem(d, key):
    d.popitem()
    d[key + 1] = 0


def clear(d, key):
    d.clear()
    d[key + 1] = 0


for start in ({0: 0}, {0: 0, 5: 0}):
    for change in replace, again, replace_last:
        print(change.__name__, end=": ")
        walk(start, change)
walk({0: 0, 1: 0, 2: 0}, next_one)
walk({0: 0}, popitem)
walk({0: 0}, clear)
walk({"a": 0}, lambda d, key: (d.pop(key), d.update(b=1)))
walk({0: 0}, replace, order=reversed)
for view in dict.keys, dict.values, dict.items:
    d = {1: "x"}
    try:
        for _ in view(d):
            replace(d, 1)
        print("no error")
    except RuntimeError as error:
        print(error)

# After the error the iterator is done.
d = {1: 1}
it = iter(d)
next(it)
replace(d, 1)
for _ in range(2):
    try:
        print(next(it))
    except (RuntimeError, StopIteration) as error:
        print(repr(error))

# A deletion before an iteration, or one that is taken up by nothing, is no error.
d = {1: 1, 2: 2}
del d[2]
print(list(d), [d.setdefault(key, key) for key in d])
stack = {}
for i in range(5):
    stack[i] = i
    del stack[i]
    stack[-i] = i
    print([*stack], end=" ")
print()
