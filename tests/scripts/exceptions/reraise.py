# Bare raise re-raises what is being handled, in helpers too.
import sys
def again(): raise
def f():
    try:
        raise ValueError('one')
    except ValueError:
        again()
try:
    f()
except ValueError as e:
    print(e, e.__traceback__.tb_lineno)
try:
    try:
        raise KeyError('first')
    except KeyError:
        try:
            raise IndexError('second')
        except IndexError:
            pass
        raise
except KeyError as e:
    print('re-raised', e, repr(e.__context__))
try:
    again()
except RuntimeError as e:
    print(e)
print(sys.exc_info())
try:
    try: 1 / 0
    except ZeroDivisionError:
        print(sys.exc_info()[0].__name__, sys.exception() if hasattr(sys, 'exception') else 'n/a')
        raise
except ZeroDivisionError as e:
    print(e)
