# object.__reduce_ex__ at each protocol, what __getnewargs_ex__ may return, and what cannot be pickled.
class Plain:
    pass

class Slotted:
    __slots__ = ('a', 'b')

class Items(list):
    pass

class Table(dict):
    pass

class New:
    def __getnewargs_ex__(self):
        return answer

def show(label, value):
    function, *rest = value
    print(label, function.__name__, [list(r) if hasattr(r, '__next__') else r for r in rest])

p = Plain(); p.x = 1
s = Slotted(); s.a = 2
for protocol in (0, 2, 4):
    show('plain', p.__reduce_ex__(protocol))
for thing in (s, Items([1, 2]), Table(k=3), 5, (1, 2)):
    show(type(thing).__name__, thing.__reduce_ex__(2))
for answer in ((), 5, (1, 2), ((), 2), ((1,), {}), ((1,), {'k': 2})):
    try:
        show('new', New().__reduce_ex__(2))
    except Exception as e:
        print(type(e).__name__, e)
for thing in (lambda: 0, (x for x in ()), {}.items(), print.__class__.__dict__['__name__'], int | str):
    try:
        print(thing.__reduce_ex__(4))
    except TypeError as e:
        print(e)
