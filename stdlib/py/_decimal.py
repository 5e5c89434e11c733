"""decimal as CPython's native module shows it: _pydecimal, whose exceptions name the conditions
they stand for instead of explaining them."""

import _imp
import sys


def _native():
    """Runs _pydecimal's code in this module, as something that tracebacks do not show."""
    code = _imp.code_of_file(sys._stdlib_dir + '/_pydecimal.py')
    _imp._stand_in(code)
    exec(code, globals())


def _raise_error(context, condition, explanation=None, *arguments):
    """Sets the flag of a condition, and raises its signal if that is trapped."""
    signal = _condition_map.get(condition, condition)
    if signal in context._ignored_flags:
        return signal().handle(context, *arguments)
    context.flags[signal] = 1
    if context.traps[signal]:
        raise signal([condition])
    return condition().handle(context, *arguments)


_native()
Context._raise_error = _raise_error
