# getattr, setattr, hasattr and delattr with computed names.
class C:
    a = 1
o = C()
for n in ('a', 'b'):
    print(n, hasattr(o, n), getattr(o, n, None))
setattr(o, 'b', 2); setattr(o, 'not an identifier', 3); setattr(o, '', 4)
print(o.b, getattr(o, 'not an identifier'), vars(o))
delattr(o, 'b'); delattr(o, '')
print(vars(o))
class S(str): pass
setattr(o, S('sub'), 5)
print(o.sub, getattr(o, S('sub')))
for f in (
    lambda: getattr(o, 'nope'), lambda: getattr(o, 5), lambda: setattr(o, 5, 1),
    lambda: hasattr(o, 5), lambda: delattr(o, 5), lambda: delattr(o, 'nope'),
    lambda: getattr(o, 'x' * 50)
):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
import math
print(getattr(math, 'pi'), getattr(math, 'nope', 'none'), hasattr(math, 'sqrt'))
