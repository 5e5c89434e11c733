# Special methods that are native methods of another name, of the same class and of others.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Attributes(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


a = Attributes()
for i in range(40):
    a.b = i
    a.c = a.b + 1
show(lambda: (a, a.b, a.c, getattr(a, 'b'), hasattr(a, 'b')))
show(lambda: a.missing)
del a.b
show(lambda: a.b)
show(lambda: a.__delattr__('zz'))


class Gets(dict):
    __getattr__ = dict.get


class More(Gets):
    pass


g = More(b=1)
show(lambda: (g.b, g.missing, g.keys()))
Gets.__getattr__ = dict.pop
show(lambda: (g.b, dict(g)))
show(lambda: g.b)
del Gets.__getattr__
show(lambda: g.b)


class Index(list):
    __getattr__ = list.index
    __getattribute__ = list.__contains__


show(lambda: Index(['x']).x)
show(lambda: Index(['x']).y)


class Builtin:
    __getattr__ = len


show(lambda: Builtin().four)


class Foreign:
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
    __len__ = list.__len__


show(lambda: Foreign().x)
show(lambda: setattr(Foreign(), 'x', 1))
show(lambda: len(Foreign()))


class Text(str):
    __getattr__ = str.__add__
    __call__ = str.__contains__
    __neg__ = str.upper


show(lambda: (Text('q').x, Text('abc')('b'), -Text('q')))


class Loud(Attributes):
    def __setitem__(self, key, value):
        print('set', key)
        super().__setitem__(key, value)


loud = Loud()
loud.x = 1
show(lambda: loud.x)
