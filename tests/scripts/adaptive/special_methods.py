# Special methods of classes, called often by the instructions that need them: results of all kinds,
# exceptions, changes of the class in between, from plain functions and from generators.
import sys
import traceback


class Box:
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return self.items["len"]

    def __contains__(self, item):
        return self.items.get(item, [])

    def __getitem__(self, key):
        return self.items[key]

    def __setitem__(self, key, value):
        if key == "raise":
            raise KeyError(key)
        self.items[key] = value

    def __delitem__(self, key):
        del self.items[key]

    def __iter__(self):
        return self.items["iter"]

    def __neg__(self):
        return "neg"

    def __pos__(self):
        return self

    def __invert__(self):
        raise ValueError("no invert")

    def __eq__(self, other):
        return self.items.get("eq", NotImplemented)

    def __radd__(self, other):
        return NotImplemented if other == 3 else ("radd", other)

    def __rlshift__(self, other):
        return "rlshift", other

    def __gt__(self, other):
        return NotImplemented if other == 3 else ("gt", other)


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        lines = [(line.name, line.line) for line in traceback.extract_tb(error.__traceback__)[1:]]
        return type(error).__name__, str(error), lines


def truths(box):
    found = []
    if box:
        found.append("if")
    if not box:
        found.append("if not")
    found.append(not box)
    found.append((box and 1) == 1)
    found.append((box or 2) == 2)
    while box:
        found.append("while")
        break
    return found


def generated_truths(box):
    yield 1 if box else 0
    yield not box
    yield [x for x in [box] if x] == []
    yield (1, 2, (box and 5))[2] == 5


for length in 3, 0, True, -1, "x", 10**30, 2.5:
    box = Box({"len": length})
    for _ in range(3):
        print(length, attempt(truths, box), attempt(list, generated_truths(box)))

box = Box({"len": 1})
for answer in True, False, None, 1:
    Box.__bool__ = lambda self: answer
    print(answer, attempt(truths, box), attempt(list, generated_truths(box)))
del Box.__bool__
Box.__bool__ = None
print(attempt(truths, box))
del Box.__bool__
print(attempt(truths, box))


def membership(box, item):
    found = [item in box, item not in box]
    if item in box:
        found.append("in")
    if item not in box:
        found.append("not in")
    return found


class Untrue:
    def __bool__(self):
        raise ArithmeticError("no truth")


for answer in 5, 0, [], "x", None, Untrue(), Box({"len": -5}):
    box = Box({"a": answer})
    for _ in range(3):
        print(type(answer).__name__, attempt(membership, box, "a"), attempt(membership, box, "b"))


def items(box):
    box["x"] = 1
    box["y"] = box["x"] + 1
    box["x"] += 10
    del box["y"]
    return box["x"], attempt(store_refused, box), attempt(remove_missing, box)


def store_refused(box):
    box["raise"] = 1


def remove_missing(box):
    del box["y"]


def generated_items(box):
    for i in range(3):
        box[i] = i
        box[i] += 1
        yield box[i], i in box, -box, 5 + box, 1 < box
        del box[i]


for _ in range(3):
    print(items(Box({})), list(generated_items(Box({}))))


def signs(box):
    return -box, +box is box


def inverted(box):
    return ~box


for _ in range(3):
    print(signs(Box({})), attempt(inverted, Box({})))


def unequal(box, other):
    return box != other, box == other


for answer in True, False, 0, [1], NotImplemented:
    box = Box({"eq": answer})
    for _ in range(2):
        print(answer, unequal(box, 1), unequal(box, box), unequal(1, box), unequal(box, Box({"eq": 5})))
print(attempt(unequal, Box({"eq": Untrue()}), 1))


def reflected(number, box):
    return number + box, number << box if isinstance(number, int) else None, number < box


def added(number, box):
    number += box
    return number


for number in 1, 2.5, 3, True, 10**30, 1j:
    print(number, attempt(reflected, number, Box({})), attempt(added, number, Box({})))


class Whole(int):
    def __radd__(self, other):
        return "radd", other

    def __gt__(self, other):
        return "gt", other


class Real(float):
    def __radd__(self, other):
        return "real radd", other


def mixed(left, right):
    return left + right, left < right


for left in 1, True, 1.5:
    for right in Whole(4), Real(4.5):
        print(left, right, [mixed(left, right) for _ in range(3)][2])

# ---- iteration


class Countdown:
    def __init__(self, start):
        self.left = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration("over")
        if self.left < 0:
            raise ValueError(self.left)
        self.left -= 1
        return self.left


class Generated:
    def __init__(self, count):
        self.count = count

    def __iter__(self):
        for i in range(self.count):
            yield i * i


def walk(iterable):
    found = []
    for item in iterable:
        found.append(item)
        if item == 100:
            break
    else:
        found.append("else")
    return found


def walk_generated(iterable):
    for item in iterable:
        yield item
    yield [a + b for a in iterable for b in iterable]


for _ in range(3):
    print(walk(Countdown(3)), walk(Generated(4)), attempt(walk, Countdown(-1)), walk(Countdown(102)))
    print(list(walk_generated(Countdown(3))), list(walk_generated(Generated(2))), attempt(walk, Box({"iter": 5})))


class Stops(Exception):
    pass


def raises_stop(kind):
    class Odd:
        def __iter__(self):
            return self

        def __next__(self):
            raise kind

    return walk(Odd())


class StopSub(StopIteration):
    pass


for kind in StopIteration, StopSub, StopIteration(5), Stops, GeneratorExit:
    try:
        print(raises_stop(kind))
    except BaseException as error:
        print(type(error).__name__)


def nested(depth):
    """A loop over an iterator whose __next__ loops."""

    class Inner:
        def __init__(self, depth):
            self.depth = depth
            self.rounds = 2

        def __iter__(self):
            return self

        def __next__(self):
            if self.rounds == 0:
                raise StopIteration
            self.rounds -= 1
            total = 0
            if self.depth:
                for item in Inner(self.depth - 1):
                    total += item
            return total + 1

    return sum(item for item in Inner(depth)), walk(Inner(depth))


print(nested(4))
countdown = Countdown(5)
seen = []
for item in countdown:
    seen.append(item)
    if item == 3:
        Countdown.__next__ = lambda self: (_ for _ in ()).throw(StopIteration) if self.left < 2 else setattr(self, "left", self.left - 1) or self.left
    if item == 2:
        Countdown.__next__ = None
        try:
            for item in countdown:
                pass
        except TypeError as error:
            print(error)
        break
print(seen)

# ---- deep recursion through methods


class Deep:
    def __neg__(self):
        return -self

    def __len__(self):
        return 1 if self else 0

    def __getattr__(self, name):
        return getattr(self, name + "x") if len(name) > 50 else self.endless

    def __iter__(self):
        for _ in self:
            pass
        return self

    def __setitem__(self, key, value):
        self[key] = value

    def __contains__(self, item):
        return item in self


def negate(deep):
    return -deep


def jump(deep):
    return 1 if deep else 2


def read(deep):
    return deep.endless


def loop(deep):
    for _ in deep:
        pass


def store(deep):
    deep[1] = 2


def member(deep):
    return 1 in deep


for function in negate, jump, read, loop, store, member:
    try:
        function(Deep())
    except RecursionError as error:
        print(function.__name__, "RecursionError")

# ---- tracebacks and frames


class Shown:
    def __bool__(self):
        print(sys._getframe().f_code.co_name, "in", sys._getframe(1).f_code.co_name)
        raise LookupError("shown")


def show(shown):
    return (1, 2, 3, [4, not shown])


try:
    show(Shown())
except LookupError:
    traceback.print_exc(file=sys.stdout)

# ---- through built-in functions


class Sized:
    def __init__(self, answer):
        self.answer = answer

    def __len__(self):
        return self.answer

    def __iter__(self):
        return self.answer

    def __next__(self):
        if self.answer is None:
            raise StopIteration("end")
        return self.answer


def by_len(sized):
    return [0, len(sized)]


def by_iter(sized):
    return [0, type(iter(sized)).__name__]


def by_next(sized):
    return [0, next(sized)]


def generated_calls(sized):
    yield [1, len(sized), next(sized), [len(sized)]]


for answer in 3, True, -1, 2.5, 10**30, "abc", None, iter([]):
    for function in by_len, by_iter, by_next:
        result = [attempt(function, Sized(answer)) for _ in range(3)]
        print(function.__name__, type(answer).__name__, result[2] if answer.__class__ is not type(iter([])) else len(result))
    if answer == 3:
        print(list(generated_calls(Sized(3))))
Sized.__len__ = lambda self, more=5: more
print(by_len(Sized(1)))
Sized.__len__ = None
print(attempt(by_len, Sized(1)))
events = []
sys.setprofile(lambda frame, event, argument: events.append((event, getattr(argument, "__name__", argument) if "c_" in event else frame.f_code.co_name)))
next(Sized(4))
sys.setprofile(None)
print(events[:-1])
