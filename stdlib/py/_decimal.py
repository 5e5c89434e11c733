"""decimal as CPython's native module shows it: _pydecimal, whose exceptions name the conditions
they stand for instead of explaining them."""

import _imp
import _standin

_standin.run('_pydecimal.py', globals())
for _cls in (Decimal, Context):
    _imp._stand_in(_cls)

# The order of flags in a context's repr.
_SHOWN = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded,
          Subnormal, Underflow)


# What else an operation has met that meets one of these.
_IMPLIED = {Inexact: (Rounded,), Overflow: (Inexact, Rounded),
            Underflow: (Inexact, Rounded, Subnormal)}


def _raise_error(context, condition, explanation=None, *arguments):
    """Sets the flag of a condition, and raises its signal if that is trapped."""
    signal = _condition_map.get(condition, condition)
    if signal in context._ignored_flags:
        return signal().handle(context, *arguments)
    context.flags[signal] = 1
    if context.traps[signal]:
        for other in _IMPLIED.get(signal, ()):
            context.flags[other] = 1
        raise signal([condition])
    return condition().handle(context, *arguments)


def _repr(context):
    def names(signals):
        return ', '.join([signal.__name__ for signal in _SHOWN if signals[signal]])
    numbers = ', '.join([f'{name}={getattr(context, name)}' for name in (
        'prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp')])
    return f'Context({numbers}, flags=[{names(context.flags)}], traps=[{names(context.traps)}])'


Context._raise_error = _raise_error
Context.__repr__ = _repr


# How messages begin in Python, and what they are natively.
_TEXTS = {
    'Invalid tuple size': 'argument must be a sequence of length 3',
    'Invalid sign': 'sign must be an integer with the value 0 or 1',
    'The second value': 'coefficient must be a tuple of digits',
    'The third value': 'exponent must be an integer',
    'Cannot convert NaN': 'cannot convert NaN to integer',
    'Cannot convert infinity': 'cannot convert Infinity to integer',
    'Cannot convert signaling': 'cannot convert signaling NaN to float',
}


def _natively(error):
    """The same exception with the native text."""
    for start, text in _TEXTS.items():
        if str(error).startswith(start):
            return type(error)(text)
    return error


def _replace(name):
    python = getattr(Decimal, name)

    def method(self):
        try:
            return python(self)
        except (ValueError, OverflowError) as error:
            failure = error
        raise _natively(failure)
    setattr(Decimal, name, method)


_python_new = Decimal.__new__


def _new(cls, value='0', context=None):
    try:
        return _python_new(cls, value, context)
    except (TypeError, ValueError) as error:
        failure = error
    if type(failure) is TypeError:
        raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')
    if str(failure).startswith('The third value') and isinstance(value[2], str):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    raise _natively(failure)


Decimal.__new__ = _new
for _name in ('__int__', '__trunc__', '__float__'):
    _replace(_name)
