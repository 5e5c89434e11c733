# What gc.freeze() has taken from the collector goes at exit, too, but no code of it runs then:
# neither __del__ of a cycle, nor a generator's finally, nor the callback of a weak reference. What
# dies by its count is finalised as ever.
import gc
import os
import sys
import weakref


def say(text, write=os.write, flush=sys.stdout.flush):
    write(1, text.encode() + b"\n")


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self, say=say):
        say("del " + self.name)


class Meta(type):
    def __del__(cls):
        print("class", cls.__name__)


def make_classes():
    class A(metaclass=Meta):
        pass

    class B(A):
        __slots__ = "one", "two"

    A.below, A.instance = B, B()
    A.instance.one = A


def wait():
    try:
        yield
    finally:
        say("closed")


gc.disable()
make_classes()
lonely = Node("a cycle")
lonely.self = lonely
pair = Node("one of two")
pair.other = Node("the other")
pair.other.other = pair
counted = Node("by its count")
seen = Node("in the end by its count")
reference = weakref.ref(lonely, lambda dead: say("callback"))
waiting = wait()
next(waiting)
lines = [[i] for i in range(1000)]
lines.append(lines)
gc.freeze()
print(gc.get_freeze_count() > 1000, gc.collect() >= 0, flush=True)
del lonely, pair, counted, lines
sys.kept = seen
del seen
later = Node("younger, and held by the frozen module alone")
later.self = later
