# Methods of methods and aliases of aliases: what looks through them recurses as deep as they go, where
# CPython crashes.
import types

DEPTH = 100_000


def nested(wrap, value):
    for _ in range(DEPTH):
        value = wrap(value)
    return value


def attempt(action):
    try:
        return type(action()).__name__
    except RecursionError:
        return "RecursionError"


method = nested(lambda v: types.MethodType(v, 1), print)
other = nested(lambda v: types.MethodType(v, 1), print)
for name in "__name__", "__doc__", "__qualname__", "missing":
    print(name, attempt(lambda: getattr(method, name)))
try:
    hash(method)
except RecursionError:
    pass
print("repr", attempt(lambda: repr(method)))
print("==", attempt(lambda: method == other))
print("call", attempt(lambda: method()))
print("reduce", attempt(lambda: method.__reduce__()))

alias = nested(lambda v: types.GenericAlias(v, int), list)
print("alias", attempt(lambda: alias.missing))
print("call", attempt(lambda: alias()))
print(types.MethodType(types.MethodType(len, [1]).__call__, 2).__name__)
