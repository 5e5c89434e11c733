# A global name that comes and goes leaves what is known about the other globals as it was.

def fail(n):
    raise ValueError(n)


def seen():
    try:
        return error
    except NameError:
        return "none"


seen_here = []
for n in range(6):
    try:
        fail(n)
    except ValueError as error:
        seen_here.append((n, str(error), str(seen())))
    seen_here.append(seen())
print(seen_here)

# A builtin that is hidden for a while.
for n in range(4):
    print(len("abc"), end=" ")
    len = lambda text: n
    print(len("abc"), end=" ")
    del len
print(len("abc"))


# Another name is added, or deleted, in between.
def hidden():
    return max(1, 2)


for n in range(5):
    passing = n
    if n == 2:
        max = min
    print(hidden(), passing, end=" ")
    del passing
    if n == 3:
        del max
    print(hidden(), end=" ")
print()

# The place is given to another.
for n in range(4):
    first = "first"
    del first
    second = "second"
    try:
        first
    except NameError as missing:
        print(missing, second)
    del second

# The dict grows meanwhile.
for n in range(40):
    passing = n
    globals()[f"more{n}"] = n
    del passing
    if n % 10 == 9:
        print(more3, eval(f"more{n}"), "passing" in globals())


# What is deleted changes the globals as it goes.
class Adds:
    def __del__(self):
        globals()["added"] = globals().get("added", 0) + 1
        globals()[f"added{added}"] = added


for n in range(3):
    passing = Adds()
    del passing
    print(added, eval(f"added{n + 1}"))
for n in range(3):
    passing = Adds()
    passing = n
    print(added, passing)
    del passing
    try:
        passing
    except NameError as error:
        print(error)


# A key that is no str, and changes them when it is compared.
class Key:
    def __hash__(self):
        return hash("passing")

    def __eq__(self, other):
        globals()["compared"] = True
        return False


globals()[Key()] = 1
for n in range(3):
    passing = n
    print(passing, compared)
    del compared
    del passing
    print(compared, hidden())
try:
    del passing
except NameError as error:
    print(error)
for n in range(3):
    exec("passing = n; print(passing); del passing", {"n": n})
