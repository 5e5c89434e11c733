# raise from, __cause__, __context__, __suppress_context__.
def chain(kind):
    try:
        try:
            1 / 0
        except ZeroDivisionError as z:
            if kind == 'implicit': raise ValueError('v')
            if kind == 'from': raise ValueError('v') from z
            if kind == 'none': raise ValueError('v') from None
            if kind == 'other': raise ValueError('v') from KeyError('k')
            if kind == 'class': raise ValueError('v') from KeyError
            if kind == 'bad': raise ValueError('v') from 5
    except Exception as e:
        print(kind, type(e).__name__, e, '| cause', repr(e.__cause__), '| context')
        print(repr(e.__context__), '|', e.__suppress_context__)
for k in ('implicit', 'from', 'none', 'other', 'class', 'bad'): chain(k)
e = ValueError()
e.__cause__ = KeyError(1)
print(e.__suppress_context__, repr(e.__cause__))
for v in (5, None):
    try:
        e.__cause__ = v
        print(e.__cause__)
    except TypeError as t:
        print(t)
try:
    e.__context__ = 'x'
except TypeError as t:
    print(t)
