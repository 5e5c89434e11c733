# __context__ over nested handlers, finally blocks and functions.
def ctx(e):
    out = []
    while e is not None:
        out.append(repr(e))
        e = e.__context__
    return ' <- '.join(out)
def helper():
    try:
        raise KeyError('helper')
    except KeyError:
        pass
    raise TypeError('after handled')
try:
    try:
        raise ValueError(1)
    except ValueError:
        try:
            raise IndexError(2)
        except IndexError:
            helper()
except TypeError as e:
    print(ctx(e))
try:
    try:
        raise ValueError('in try')
    finally:
        raise KeyError('in finally')
except KeyError as e:
    print(ctx(e))
try:
    try:
        raise ValueError('a')
    except ValueError as a:
        try:
            raise KeyError('b')
        except KeyError as b:
            raise a
except ValueError as e:
    print(ctx(e))
e = ValueError('self')
try:
    try:
        raise e
    except ValueError as x:
        raise x
except ValueError as y:
    print(ctx(y))
