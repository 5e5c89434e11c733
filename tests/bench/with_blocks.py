# with blocks: own context managers, nested ones, contextlib's, exceptions that pass and that are swallowed.
import contextlib


class Span:
    open = 0

    def __init__(self, log):
        self.log = log

    def __enter__(self):
        self.log.append(1)
        return self

    def __exit__(self, kind, error, trace):
        self.log.pop()
        return kind is LookupError


@contextlib.contextmanager
def counted(counter):
    counter[0] += 1
    try:
        yield counter
    finally:
        counter[1] += 1


def run(count):
    log, deepest, swallowed = [], 0, 0
    for i in range(count):
        with Span(log) as outer, Span(log):
            deepest = max(deepest, len(outer.log))
        with Span(log):
            if i % 10 == 0:
                swallowed += 1
                raise LookupError
    return deepest, swallowed, len(log)


def generated(count):
    counter = [0, 0]
    for i in range(count):
        try:
            with counted(counter):
                if i % 20 == 0:
                    raise ValueError(i)
        except ValueError:
            counter[0] += 1
    return counter


def suppressed(count):
    fine = 0
    for i in range(count):
        with contextlib.suppress(KeyError):
            {}[i]
            fine -= 1
        fine += 1
    return fine


result = *run(300000), *generated(60000), suppressed(60000)
assert result == (2, 30000, 0, 63000, 60000, 60000), result
print(*result)
