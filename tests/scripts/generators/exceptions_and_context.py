# Exceptions in and through generators; the handled exception is their own.
import sys
def g():
    try:
        yield 1
        raise ValueError('in generator')
    except ValueError as e:
        yield str(e)
        yield sys.exc_info()[0].__name__
    yield sys.exc_info()[0]
x = g()
try:
    raise KeyError('outer')
except KeyError:
    print([next(x) for _ in range(3)], sys.exc_info()[0].__name__)
    print(next(x) and sys.exc_info()[0].__name__)
print(sys.exc_info())
def h():
    yield 1
    1 / 0
y = h(); next(y)
try:
    next(y)
except ZeroDivisionError as e:
    print(e, e.__traceback__.tb_next.tb_frame.f_code.co_name)
print(next(y, 'dead after an exception'))
def c():
    try:
        yield
    except KeyError:
        raise ValueError('new')
z = c(); next(z)
try:
    z.throw(KeyError('orig'))
except ValueError as e:
    print(e, repr(e.__context__))
