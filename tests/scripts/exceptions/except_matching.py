# Which clause catches: subclasses, tuples, order, bare except, bad clauses.
def which(e):
    try:
        raise e
    except (KeyError, IndexError): return 'key or index'
    except LookupError: return 'lookup'
    except ArithmeticError as x: return f'arith {type(x).__name__}'
    except (): return 'never'
    except OSError: return 'os'
    except Exception: return 'exception'
    except: return 'bare'
print(which(KeyError()), which(IndexError), which(LookupError()))
print(which(ZeroDivisionError()), which(FileNotFoundError()), which(ValueError))
print(which(KeyboardInterrupt()), which(SystemExit()), which(GeneratorExit()))
for bad in (5, 'x', int, [ValueError], (ValueError, 5), object):
    try:
        try:
            raise ValueError('orig')
        except bad:
            print('caught')
    except TypeError as e:
        print(e, '/', repr(e.__context__))
    except ValueError:
        print('not matched', bad)
try:
    try: 1 / 0
    except undefined_exc: pass
except NameError as e:
    print(e, repr(e.__context__))
