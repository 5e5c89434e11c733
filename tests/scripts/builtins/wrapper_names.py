"""Wrappers of slots name the types of modules as those name themselves."""

import collections, contextvars, datetime, decimal, functools, itertools, operator, types

for wrapper in (decimal.Decimal.__add__, decimal.Decimal.__repr__, datetime.date.__eq__, datetime.timedelta.__mul__,
                collections.deque.__len__, collections.OrderedDict.__init__, collections.defaultdict.__repr__,
                itertools.count.__next__, itertools.chain.__iter__, functools.partial.__call__, operator.itemgetter.__call__,
                contextvars.ContextVar.__repr__, types.SimpleNamespace.__eq__, int.__add__, str.__len__, list.__iter__, dict.__init__,
                type.__call__, range.__len__):
    for arguments in (), (None,):
        try:
            print(wrapper.__name__, wrapper(*arguments))
        except TypeError as error:
            print(wrapper.__name__, error)
