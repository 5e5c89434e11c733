# Native loops without end let signals in, whatever they iterate over: an alarm stops each.
import collections
import itertools
import json
import math
import signal


class Late(Exception):
    pass


def late(*_):
    raise Late


def stop(name, loop):
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.01)
        loop()
        print(name, 'ended by itself')
    except Late:
        print(name, 'stopped')


nested = []
for _ in range(30):
    nested = [nested] * 10
zeros = itertools.repeat(0)
signal.signal(signal.SIGALRM, late)
stop('sum', lambda: sum(range(10 ** 15)))
stop('any', lambda: any(zeros))
stop('all', lambda: all(itertools.repeat(1)))
stop('min', lambda: min(range(10 ** 15)))
stop('max', lambda: max(zeros, key=None))
stop('in', lambda: 1 in zeros)
stop('deque', lambda: collections.deque(itertools.permutations(range(30)), 0))
stop('set', lambda: set(zeros))
stop('dict', lambda: dict.fromkeys(zeros))
stop('update', lambda: {1}.update(zeros))
stop('disjoint', lambda: {1}.isdisjoint(zeros))
stop('Counter', lambda: collections.Counter(zeros))
stop('reduce', lambda: __import__('functools').reduce(max, zeros))
stop('filter', lambda: next(filter(None, zeros)))
stop('dropwhile', lambda: next(itertools.dropwhile(lambda _: True, zeros)))
stop('index', lambda: __import__('operator').indexOf(zeros, 1))
stop('count', lambda: __import__('operator').countOf(zeros, 1))
stop('repr', lambda: repr(nested))
stop('repr of a dict', lambda: repr({1: nested}))
stop('str of a tuple', lambda: str((nested,)))
stop('dumps', lambda: json.dumps(nested))
stop('comb', lambda: math.comb(10 ** 9, 10 ** 7))
stop('perm', lambda: math.perm(10 ** 8, 10 ** 7))
