# Functions of private modules that native code calls, replaced by a script: what they return then is
# looked at.
import codecs
import decimal
import pickle
from collections import defaultdict

import _codecs
import _decimalfunctions


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


codecs.register_error("mine", lambda error: ("?", error.end))
attempt("é".encode, "ascii", "mine")
for answer in (5, (1,), ("x", -5), ("x", 10**30), ("x", 100), (5, 1)):
    _codecs._handle = lambda *arguments: answer
    attempt("éaé".encode, "ascii", "mine")
    attempt(b"\xff\xfe".decode, "ascii", "mine")

_codecs.escape_decode = lambda *arguments: (5, 5)
attempt(pickle.loads, b"S'a\\x41'\n.")

for name in dir(_decimalfunctions):
    if not name.startswith("__") and callable(getattr(_decimalfunctions, name)):
        setattr(_decimalfunctions, name, lambda *arguments: 5)
two = decimal.Decimal(2)
for function in two.ln, two.exp, two.log10, lambda: two ** decimal.Decimal("0.5"):
    attempt(function)


class Odd(defaultdict):
    def __new__(cls, *arguments):
        return 5 if arguments else defaultdict.__new__(cls)


attempt(lambda: Odd() | {})
attempt(lambda: {} | Odd())
