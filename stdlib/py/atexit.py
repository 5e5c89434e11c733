"""Functions to call when the program ends, the last one registered first."""

import sys

_functions = []


def register(func, /, *args, **kwargs):
    """Call func(*args, **kwargs) at the end; also a decorator."""
    if not callable(func):
        raise TypeError('the first argument must be callable')
    _functions.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Forget a function, however often it was registered."""
    _functions[:] = [entry for entry in _functions if not entry[0] == func]


def _run_exitfuncs():
    while _functions:
        func, args, kwargs = _functions.pop()
        try:
            func(*args, **kwargs)
        except BaseException as error:
            print(f'Exception ignored in atexit callback: {func!r}', file=sys.stderr)
            sys.__excepthook__(type(error), error, error.__traceback__)


def _clear():
    _functions.clear()


def _ncallbacks():
    return len(_functions)
