# The tree of built-in exceptions.
import builtins
def show(cls, depth=0):
    print('  ' * depth + cls.__name__)
    for sub in sorted(
        (s for s in cls.__subclasses__() if s.__module__ == 'builtins' and hasattr(builtins, s.__name__)),
        key=lambda c: c.__name__
    ):
        show(sub, depth + 1)
show(BaseException)
print(IOError is OSError, EnvironmentError is OSError)
print(issubclass(ZeroDivisionError, ArithmeticError))
print(issubclass(KeyboardInterrupt, Exception))
print(issubclass(UnicodeDecodeError, ValueError))
