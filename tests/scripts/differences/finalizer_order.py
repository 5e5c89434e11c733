# The finalisers of one collection run in the order of the pools that hold the objects; in CPython in
# the order in which the objects were made (it would print: tail holder). Neither is promised by the
# language; ouro has no list of all objects that could keep that order.
import gc

gc.disable()


class Tail:
    def __del__(self):
        print("tail", end=" ")


class Holder:
    def __init__(self):
        self.a = self.b = self.c = None

    def __del__(self):
        print("holder", end=" ")


tail = Tail()
x = Holder()
x.itself = x
x.tail = tail
del x, tail
gc.collect()
print()
