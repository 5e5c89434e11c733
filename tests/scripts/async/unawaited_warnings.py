# The warning about a coroutine that is never awaited: frame.clear(), and a broken module warnings.
import sys
import warnings

warnings.simplefilter("always")


async def f():
    pass


def show(message, category, filename, lineno, file=None, line=None):
    print(category.__name__, message)


warnings.showwarning = show
coroutine = f()
coroutine.cr_frame.clear()
coroutine.close()

sys.unraisablehook = lambda unraisable: print("unraisable", unraisable.exc_type, unraisable.exc_traceback is not None)
warnings._warn_unawaited_coroutine = lambda coroutine: 1 / 0
f()
del warnings._warn_unawaited_coroutine
f()


def g():
    try:
        yield
    except GeneratorExit:
        yield


it = g()
next(it)
del it
try:
    class Meta(type):
        def mro(cls):
            return (object,)

    class A(metaclass=Meta):
        pass
except TypeError as error:
    print(error)
