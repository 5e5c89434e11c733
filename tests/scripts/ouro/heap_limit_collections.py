# What grows up to a limit passes few full collections on its way, and what lives near it neither
# runs out of memory by garbage nor collects at every step. (A limit is of this program alone.)
import gc
import xml.etree.ElementTree as ElementTree

LIMIT = 12 << 20


class Node:
    pass


def ring(i):
    a, b = Node(), Node()
    a.other, b.other, a.data = b, a, i
    return a


def full_collections():
    return gc.get_stats()[2]['collections']


def spare():
    return LIMIT - gc.heap()['bytes_in_use']


def collections_of(function):
    gc.set_heap_limit(LIMIT)
    before = full_collections()
    function()
    gc.set_heap_limit(None)
    return full_collections() - before


def to_the_end(step):
    def grow():
        made = []
        try:
            while True:
                step(made)
        except MemoryError:
            made.clear()
    return grow


root = ElementTree.Element('root')
steps = {
    'lists': lambda made: made.append([]),
    'lists in lists': lambda made: made.append([[made]]),
    'dicts': lambda made: made.append({1: made}),
    'tuples': lambda made: made.append((made,)),
    'sets': lambda made: made.append({1}),
    'instances': lambda made: made.append(Node()),
    'rings': lambda made: made.append(ring(made)),
    'functions': lambda made: made.append(lambda: made),
    'generators': lambda made: made.append(x for x in made),
    'elements': lambda made: ElementTree.SubElement(root, 'child'),
}
for name, step in steps.items():
    n = collections_of(to_the_end(step))
    root.clear()
    print(name, 'few' if n < 60 else n)


def near_the_limit():
    """Garbage that has grown old, in the last 700 KB."""
    kept = []
    while spare() > 700_000:
        kept.extend([i] for i in range(1000))
    window = []
    for i in range(30_000):
        window.append(ring(i))
        if len(window) > 1000:
            window.pop(0)


n = collections_of(near_the_limit)
print('near the limit', 'few' if n < 60 else n)


def after_the_end():
    """A list that does not fit while garbage lies about fits when that has gone."""
    gc.disable()
    kept = []
    try:
        while True:
            kept.append(ring(None))
    except MemoryError:
        kept.clear()
    gc.enable()
    for attempt in 'first', 'second':
        try:
            large = bytes(6 << 20)
            print(attempt, len(large))
        except MemoryError:
            print(attempt, 'MemoryError')


collections_of(after_the_end)


def too_large():
    """What will never fit does not make a collection each time."""
    kept = [[i] for i in range(100_000)]
    gc.collect()
    for i in range(1000):
        try:
            bytes(LIMIT)
        except MemoryError:
            pass


n = collections_of(too_large)
print('too large', 'few' if n < 30 else n)
