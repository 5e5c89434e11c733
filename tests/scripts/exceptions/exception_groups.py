# ExceptionGroup and except*.
eg = ExceptionGroup(
    'msg', [ValueError(1), TypeError(2), ExceptionGroup('inner', [ValueError(3), KeyError(4)])])
print(eg, repr(eg), eg.message, len(eg.exceptions))
match, rest = eg.split(ValueError)
print(repr(match), repr(rest))
print(repr(eg.subgroup(KeyError)), eg.subgroup(OSError))
print(repr(eg.subgroup(lambda e: e.args == (2,))), repr(eg.derive([OSError()])))
try:
    raise eg
except* ValueError as e:
    print('V', e.exceptions)
except* (TypeError, KeyError) as e:
    print('TK', e.exceptions)
try:
    try:
        raise ExceptionGroup('g', [ValueError('a'), OSError('b')])
    except* ValueError:
        print('one part')
except ExceptionGroup as e:
    print('rest', repr(e))
try:
    raise ValueError('naked')
except* ValueError as e:
    print(repr(e))
try:
    try:
        raise ExceptionGroup('g', [ValueError('a')])
    except* ValueError:
        raise KeyError('new')
except BaseException as e:
    print(repr(e))
for f in (
    lambda: ExceptionGroup('m', []), lambda: ExceptionGroup('m', [5]),
    lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup('m', [KeyboardInterrupt()]),
    lambda: ExceptionGroup('m')
):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
