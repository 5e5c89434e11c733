# What slots, functions of modules, methods and exceptions say of themselves.
import inspect

for method in (int.__add__, int.__radd__, int.__neg__, list.__iadd__, set.__ior__, dict.__setitem__,
               str.__contains__, object.__setattr__, object.__init__,
               property.__get__, type.__call__, int.__pow__, len.__call__, (5).__divmod__,
               "x".__eq__, iter([]).__next__):
    print(method.__name__, method.__doc__, method.__text_signature__, inspect.signature(method))
for function in len, sorted, dict.fromkeys, bytes.fromhex, [].append, str.join, abs:
    print(function.__name__, function.__text_signature__, inspect.signature(function))
print(max.__text_signature__, max.__doc__.splitlines()[:2])
for error in (ArithmeticError, BufferError, KeyboardInterrupt, RecursionError, UserWarning,
              BytesWarning, ConnectionResetError, GeneratorExit):
    print(error.__doc__)
print(bytearray.__hash__)
