"""How long the collector pauses, and how much garbage it lets lie, on programs that are hard on it.

    ouro tests/bench/gc_bounds.py [NAME ...]

Each program runs by itself, in a process of its own. Columns: seconds of all, the longest pause in
milliseconds (of young collections, of full ones), collections (young, full), the live bytes at the
end, the most bytes of garbage that lay about when a collection began, and whether that is within
the bound: the larger of 4 MB and a quarter of the live heap.
"""

import gc
import subprocess
import sys
import time

SLACK = 4 << 20


class Node:
    pass


def two_object_cycles(n=400_000):
    for _ in range(n):
        a, b = Node(), Node()
        a.other, b.other = b, a


def cycles_with_large_buffers(n=3_000):
    for _ in range(n):
        a = Node()
        a.me, a.data = a, bytearray(100_000)


def growing_linked_list(n=600_000):
    head = None
    for _ in range(n):
        head = [head]
    return head


def a_class_a_step(n=4_000):
    for i in range(n):
        type('C', (), {'method': lambda self: C, 'number': i})


def live_and_no_garbage(n=3_000_000):
    return [[] for _ in range(n)]


def freeze_then_collect(n=300_000):
    kept = [[i] for i in range(n)]
    gc.freeze()
    two_object_cycles(100_000)
    gc.unfreeze()
    return kept


def old_heap_young_churn(n=1_000_000):
    old = [[i] for i in range(n)]
    gc.collect()
    two_object_cycles(200_000)
    return old


def generators(n=60_000):
    def make():
        me = yield
        yield me
    for _ in range(n):
        g = make()
        next(g)
        g.send(g)


def closures(n=100_000):
    def make():
        def inner():
            return inner
    for _ in range(n):
        make()


def bound_methods(n=100_000):
    class Bound:
        def method(self):
            pass
    for _ in range(n):
        b = Bound()
        b.m = b.method


def exceptions_with_tracebacks(n=60_000):
    def fail():
        try:
            raise ValueError
        except ValueError as e:
            kept = e
    for _ in range(n):
        fail()


def containers_and_iterators(n=20_000):
    for _ in range(n):
        for make in list, dict, set, lambda: [1, 2]:
            c, node = make(), Node()
            node.c, node.it = c, iter(c)
            if isinstance(c, list):
                c.append(node)
                node.z = zip(c, c), map(str, c), enumerate(c), filter(None, c), reversed(c)
            elif isinstance(c, dict):
                c[1] = node
                node.v = c.values(), c.items(), c.keys()
            else:
                c.add(node)


PROGRAMS = [value for value in list(globals().values())
            if callable(value) and value.__module__ == __name__ and value is not Node]


class Watch:
    """Listens to the collections."""

    def __init__(self):
        self.peak = 0
        self.longest = [0, 0, 0]
        self.counts = [0, 0, 0]

    def __call__(self, phase, info):
        if phase == 'start':
            self.peak = max(self.peak, gc.heap()['bytes_in_use'])
            return
        generation = info['generation']
        self.longest[generation] = max(self.longest[generation], info['duration'])
        self.counts[generation] += 1


def measure(program):
    gc.heap()  # what it needs is there before
    gc.collect()
    base = gc.heap()['bytes_in_use']
    watch = Watch()
    gc.callbacks.append(watch)
    start = time.perf_counter()
    kept = program()
    seconds = time.perf_counter() - start
    watch.peak = max(watch.peak, gc.heap()['bytes_in_use'])
    gc.callbacks.clear()
    gc.collect()
    live = gc.heap()['bytes_in_use']
    garbage = watch.peak - live
    bound = max(SLACK, live // 4) + base // 4
    young, full = max(watch.longest[:2]), watch.longest[2]
    print(f'{program.__name__:28} {seconds:6.2f} {young * 1e3:7.2f} {full * 1e3:7.2f} '
          f'{sum(watch.counts[:2]):6} {watch.counts[2]:4} {live:12,} {garbage:12,} '
          f'{"yes" if garbage <= bound else "NO"}')
    del kept
    return garbage <= bound


def main(names):
    if len(names) == 1:
        program, = [p for p in PROGRAMS if p.__name__ == names[0]]
        sys.exit(not measure(program))
    print(f'{"program":28} {"secs":>6} {"young":>7} {"full":>7} {"young":>6} {"full":>4} '
          f'{"live":>12} {"garbage":>12} within', flush=True)
    wrong = 0
    for program in PROGRAMS:
        if not names or program.__name__ in names:
            wrong += subprocess.call([sys.executable, __file__, program.__name__]) != 0
    sys.exit(wrong != 0)


if __name__ == '__main__':
    main(sys.argv[1:])
