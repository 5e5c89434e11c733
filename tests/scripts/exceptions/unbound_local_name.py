"""A NameError knows the name, an UnboundLocalError does not; so it has nothing to suggest."""

import traceback

thing_one = 1

def local():
    print(thing_ones)
    thing_ones = 2

def deleted():
    x = 1
    del x
    x

def free():
    def inner(): return late
    inner()
    late = 1

def unknown(): thing_ona

def global_(): global nowhere; del nowhere

for f in local, deleted, free, unknown, global_:
    try:
        f()
    except NameError as error:
        print(type(error).__name__, error.name, error.args)
        print(traceback.format_exc().splitlines()[-1])
