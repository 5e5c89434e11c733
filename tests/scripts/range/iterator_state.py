# How the iterators of range tell copy and pickle where they are.
import copy
import pickle

for numbers in range(10), range(0, 20, 3), range(5, -5, -2), range(10**20, 10**20 + 5), range(0):
    for steps in 0, 1, 2, 10:
        it = iter(numbers)
        for _, number in zip(range(steps), it):
            pass
        make, arguments, state = it.__reduce__()
        print(make.__name__, arguments, state, it.__length_hint__(), end=" ")
        print(list(copy.copy(it)) == list(pickle.loads(pickle.dumps(it))) == list(it))

it = iter(range(10))
for state in 5, 2, 100, -3, 10**17, True:
    it.__setstate__(state)
    print(state, it.__reduce__(), next(it, "end"))
it = iter(range(10**20, 10**20 + 5))
for state in 3, 0, 100, -3:
    it.__setstate__(state)
    print(state, it.__reduce__(), next(it, "end"))
print(reversed(range(10)).__reduce__(), reversed(range(0, 10, 3)).__reduce__())
for bad in "a", 1.5, None:
    try:
        iter(range(3)).__setstate__(bad)
    except TypeError as error:
        print(type(error).__name__)
