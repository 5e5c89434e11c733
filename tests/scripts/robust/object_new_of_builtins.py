# object.__new__ makes no object of a built-in type: what it made would lack all that the type needs.
import types


def kinds():
    def gen():
        yield
    coro = (lambda: None).__code__
    return [
        type((1).__add__), type(len), type(int.__add__), type([].append), type(str.join),
        type(iter([])), type(iter(())), type(iter({})), type(iter('\u20ac')), type(iter({1})),
        type(iter(range(1))), type(iter(b'')), type(reversed([])), type({}.keys()),
        type({}.values()), type({}.items()), type(gen()), type(coro), type(kinds),
        types.CellType, types.TracebackType, types.FrameType, types.MethodType,
        types.MappingProxyType, types.GetSetDescriptorType, types.MemberDescriptorType,
        types.ModuleType, type(...), type(None), type(NotImplemented), type(list[int]),
        type(int | str), slice, range, memoryview, property, super, int, str, list, type,
        ValueError, map, zip, enumerate,
    ]


def attempt(make, *args):
    try:
        make(*args)
    except TypeError as e:
        return str(e).split(' is not safe')[0]
    return 'made'


for cls in kinds():
    print(attempt(object.__new__, cls))
    print(' ', attempt(type('C', (), {}).__new__, cls))
for cls in (type((1).__add__), type(iter([])), type({}.keys()), type(len), type(str.join)):
    print(attempt(cls), '|', attempt(cls.__new__, cls), '|', attempt(type, 'S', (cls,), {}))
