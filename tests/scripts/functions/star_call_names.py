# What a failing call with * or ** names: __module__ and __qualname__, as the object tells them.
import types


def show(f, *args, **keywords):
    try:
        f(*args, **keywords)
    except Exception as e:
        print(type(e).__name__, e)


class Told:
    def __init__(self, **names):
        self.__dict__.update(names)

    def __call__(self, *args, **keywords):
        pass

    def __str__(self):
        return 'as told'


def spread(f):
    f(*5)


def spread_keywords(f):
    f(**5)


def twice(f):
    f(**{'a': 1}, **{'a': 2})


for call in spread, spread_keywords, twice:
    show(call, print)
    show(call, show)
    show(call, Told())
    show(call, Told(__qualname__='q'))
    show(call, Told(__qualname__='q', __module__='m'))
    show(call, Told(__qualname__='q', __module__=None))
    show(call, Told(__qualname__='q', __module__='builtins'))
    show(call, Told(__qualname__=7, __module__=8))
    show(call, types.SimpleNamespace)


class Refuses(Told):
    def __init__(self, name):
        self.name = name

    def __getattribute__(self, name):
        if name == object.__getattribute__(self, 'name'):
            raise KeyError(name)
        return object.__getattribute__(self, name)


class NoText(Told):
    def __str__(self):
        raise OSError('no text')


for call in spread, spread_keywords, twice:
    show(call, Refuses('__qualname__'))
    show(call, Refuses('__module__'))
    show(call, NoText())
