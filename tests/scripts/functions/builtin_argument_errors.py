# Words of built-in functions called wrongly.
for s in [
    'len()', 'len(1, 2)', 'len(x=1)', 'abs()', 'abs(1, 2)', 'print(1, foo=2)', 'isinstance(1)',
    'isinstance(1, 2)', 'issubclass(1, int)', 'issubclass(int, 1)', 'ord()', 'chr()', 'hex()',
    'int(1, 2, 3)', 'getattr(1)', 'getattr(1, 2)', 'setattr(1, "a")', 'hasattr(1)', 'hasattr(1, 2)',
    'callable()', 'id()', 'hash()', 'iter()', 'next()', 'repr()', 'sum()', 'sum(1)', 'sum(["a"])',
    'sum([[1]], 0)', 'sum("ab", "")', 'sum([b"a"], b"")', 'min()', 'max()', 'max([])', 'min(1)',
    'max(1, key=5)', 'max([1], default=1, foo=2)', 'sorted()', 'sorted([1], foo=1)', 'open()',
    'input(1, 2)', 'zip(1)', 'range(1, 2, 3, 4)', 'type()', 'type(1, 2)', 'type("a", 1, {})',
    'super()', 'vars(1)', 'dir(1, 2)', 'globals(1)', 'exec()', 'eval()', 'eval(1)', 'compile()',
    'object(1)', 'property(1, 2, 3, 4, 5)', 'round("a")', 'divmod(1)', 'pow(1)', 'all()', 'all(1)',
    'any(1)', 'enumerate(1)', 'map(1)', 'filter(1)', 'bin("a")', 'delattr(1, "x")', 'format(1, 2)',
    'max(1, 2, default=3)', 'memoryview(5)', 'staticmethod()', '__import__(5)', 'iter(1, 2)',
    'slice()', 'id(1, 2)', 'callable(1, 2)', 'float(1, 2)', 'complex(1, 2, 3)', 'bool(1, 2)',
    'bool(x=1)', 'float(x=1)', 'list(x=1)', 'tuple(x=1)'
]:
    try:
        print(s, '=', eval(s))
    except Exception as e:
        print(s, '->', type(e).__name__ + ':', e)
