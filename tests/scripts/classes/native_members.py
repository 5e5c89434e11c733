# Attributes of built-in types are members or computed; read-only ones say so.
for descriptor in (
    complex.real, float.real, slice.start, range.stop, StopIteration.value, OSError.errno,
    property.fget, type.__dict__['__base__'], type.__dict__['__name__'], str.join, str.__add__,
    dict.__dict__['fromkeys']
):
    print(type(descriptor).__name__, descriptor, descriptor.__name__, descriptor.__objclass__)
for o, name in (
    (1j, 'real'), (1.0, 'real'), (range(3), 'stop'), (slice(1), 'start'), (property(), 'fget'),
    (super(int, 5), '__self__'), (int, '__base__'), (classmethod(len), '__func__')
):
    try:
        setattr(o, name, 1)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
fromkeys = dict.__dict__['fromkeys']
for args in ((None, dict), ({},), (None, None), (42,), (None, int), (None, 42)):
    try:
        print(fromkeys.__get__(*args)([1]))
    except TypeError as e:
        print(args, 'refused')
print(str.maketrans.__self__, dict.fromkeys.__self__)
for function in (object.__setattr__, object.__delattr__):
    try:
        function(int, *['spam', 1][:2 if function is object.__setattr__ else 1])
    except TypeError as e:
        print(e)
class Bound:
    def method(self, *args): return args
class User: function = classmethod(Bound().method)
print(User.function() == (User,), User().function(1) == (User, 1))
class Meta(type): pass
class Made(metaclass=Meta): a = 1
print(type(Made.__dict__).__name__, '__dict__' in Meta.__dict__, Made.__dict__['a'])
