# Method objects that end with the call of them, while something weakly refers to them: what their end
# runs finds the arguments of the call as they were, and frames that can be asked.
import sys
import weakref


class Counter:
    def add(self, x, y=10, *, z=100):
        return x, y, z


counter = Counter()
lines = []


def deep(n):
    return [n] if n == 0 else deep(n - 1) + [n]


def ended(reference):
    frame = sys._getframe()
    seen = []
    while frame:
        seen.append((frame.f_code.co_name, frame.f_lineno > 0))
        frame = frame.f_back
    lines.append(seen[1:3])
    deep(20)


def fresh():
    method = counter.add
    reference = weakref.ref(method, ended)
    return [method], reference


def plainly():
    found = []
    for x in range(4):
        methods, reference = fresh()
        found.append(methods.pop()(x, str(x) * 3))
    return found


def by_name():
    found = []
    for x in range(4):
        methods, reference = fresh()
        found.append(methods.pop()(str(x) * 3, z=[x], y=(x,)))
    return found


def spread():
    found = []
    for x in range(4):
        methods, reference = fresh()
        arguments, keywords = (str(x) * 3, [x]), {"z": (x,)}
        found.append(methods.pop()(*arguments, **keywords))
        methods, reference = fresh()
        found.append(methods.pop()(*arguments))
    return found


def suspended(kind):
    for x in range(4):
        methods, reference = fresh()
        if kind == 0:
            yield methods.pop()(str(x) * 3, [x])
        elif kind == 1:
            yield methods.pop()(y=[x], x=str(x) * 3, z=(x,))
        else:
            yield methods.pop()(*(str(x) * 3, [x]), **{"z": (x,)})


for _ in range(2):
    print(plainly(), by_name(), spread())
    for kind in range(3):
        print(list(suspended(kind)))
print(len(lines), {names[0][1] and names[1][1] for names in lines})
