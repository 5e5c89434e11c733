"""Which built-in callables have a signature to show, and which have none."""

import collections, datetime, functools, inspect, itertools, json, math, operator, socket, struct, time, types

def show(name, thing):
    try:
        print(name, inspect.signature(thing))
    except ValueError as error:
        print(name, 'ValueError')

for name in ('bool', 'int', 'str', 'bytes', 'dict', 'dir', 'getattr', 'iter', 'next', 'max', 'min', 'print', 'len', 'sorted', 'vars',
             'range', 'zip', 'map', 'filter', 'slice', 'type', 'list', 'tuple', 'set', 'float', 'complex', 'object', 'enumerate',
             'reversed', 'property', 'staticmethod', 'super', 'sum', 'pow', 'round', 'breakpoint', '__build_class__'):
    show(name, getattr(__import__('builtins'), name))
for cls in dict, set, frozenset, str, bytes, list, tuple, int, range, datetime.date, datetime.timedelta, collections.deque, \
        itertools.chain, itertools.count, functools.partial, types.MappingProxyType:
    for name in sorted(vars(cls)):
        if not name.startswith('_') or name in ('__class_getitem__', '__reduce__', '__sizeof__', '__contains__', '__getitem__'):
            thing = vars(cls)[name]
            if type(thing).__name__ in ('method_descriptor', 'classmethod_descriptor'):
                show(f'{cls.__name__}.{name}', getattr(cls, name))
                print(thing.__text_signature__ is None if type(thing).__name__ == 'method_descriptor' else '')
show('bound', {}.keys)
show('time', time.time)
show('sleep', time.sleep)
show('log', math.log)
show('pack', struct.pack)
show('reduce', functools.reduce)
show('htons', socket.htons)
