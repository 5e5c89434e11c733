# Methods every object has.
o = object()
print(o == o, o != object(), o.__eq__(5), hash(o) == hash(o), bool(o), o.__class__)
print(o.__doc__ is not None, isinstance(o, object))
print(str(o).startswith('<object object at 0x'), o.__format__('')[:8])
print((5).__class__, 'a'.__eq__('a'), [].__len__(), {}.__contains__(1), (1).__hash__())
print('x'.__str__(), (3).__repr__(), [1].__getitem__(0), (2).__pow__(3))
print('ab'.__add__('c'), (5).__bool__(), (1.5).__int__(), [3].__iter__().__next__())
print('a'.__lt__('b'), (7).__divmod__(2), object.__ne__(1, 1), int.__mul__(3, 4))
print(str.__len__('four'))
print(object.__repr__(5)[:16], object.__str__('x'), type.__repr__(int))
print(object.__eq__(1, 1.0), int.__eq__(1, 1.0), int.__lt__(1, 'x'))
class C:
    def __init_subclass__(cls): print('sub', cls.__name__)
    __sizeof_is_int = isinstance(o.__sizeof__(), int)
class D(C): pass
print(D().__reduce_ex__ is not None, C()._C__sizeof_is_int)
print(o.__dir__() == dir(o) or sorted(o.__dir__()) == dir(o))
