# The argument of an exception is printed by str.
class Arg:
    def __str__(self): return 'arg str'
    def __repr__(self): return 'arg repr'
try:
    raise ValueError(Arg(), Arg())
except ValueError as e:
    print(e, repr(e))
raise ValueError(Arg())
