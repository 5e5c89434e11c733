# Descriptors that wrap each other without end.
def attempt(f):
    try:
        return type(f()).__name__
    except RecursionError:
        return 'RecursionError'
    except (AttributeError, TypeError) as e:
        return type(e).__name__


def loop(cls):
    made = cls(len)
    made.__init__(made)
    return made


class C:
    s, p, c = loop(staticmethod), loop(property), loop(classmethod)


for name in 'spc':
    raw = C.__dict__[name]
    print(name, attempt(lambda: repr(raw)))

deep = len
for _ in range(300):
    deep = classmethod(staticmethod(deep))
print(attempt(lambda: deep.__isabstractmethod__))
C.deep = classmethod(property(lambda cls: cls.__name__))
print(C.deep)
