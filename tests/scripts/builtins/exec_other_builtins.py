# exec with builtins that are no dict: any mapping will do, what is none is a TypeError.
import types

code = compile('print(len([1, 2]))', '', 'exec')
exec(code, {'__builtins__': types.MappingProxyType({'print': print, 'len': len})})
for other in ({}, types.MappingProxyType({}), 123, None):
    try:
        exec(code, {'__builtins__': other})
    except (NameError, TypeError) as error:
        print(type(error).__name__, error)
for statement in ('class A: pass', 'import sys'):
    for other in ({}, {'a': 1}):
        try:
            exec(statement, {'__builtins__': other})
        except (NameError, ImportError, TypeError) as error:
            print(type(error).__name__, error)


class Answers(dict):
    def __missing__(self, name):
        return 42


print(eval('anything', {'__builtins__': Answers()}))
