# A frame that has handled an exception before a trace function is installed goes on as it should.
import sys

events = []


def tracer(frame, event, arg):
    events.append((frame.f_code.co_name, event))
    return tracer


def traced():
    with memoryview(b"") as view:
        return len(view)


def run():
    for text in "1", "x":
        try:
            int(text)
        except ValueError:
            pass
    with memoryview(b"a"):
        sys.settrace(tracer)
        traced()
        sys.settrace(None)
    return "done"


print(run(), events)


def generator():
    try:
        yield 1
    except KeyError:
        sys.settrace(tracer)
        yield traced()
        sys.settrace(None)
        yield 3


del events[:]
g = generator()
next(g)
print(g.throw(KeyError), next(g))
print(events)
