# SyntaxWarning and DeprecationWarning about source text; as errors they become SyntaxErrors.
import warnings
for source in (
    'assert (1, "x")', 'x is 5', '"a" is not x', '[(1, 2) (3, 4)]', '"abc" ["x"]', r'"\d \q"',
    r'b"\d"', r'f"\d{1}\{2}"', 'x = 1', '{} [1]', '5 (3)'
):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            compile(source, '<source>', 'exec')
        except SyntaxError as e:
            print(repr(source), 'error', e.msg)
        for w in caught:
            print(repr(source), w.category.__name__, w.message, w.filename, w.lineno)
    with warnings.catch_warnings():
        warnings.simplefilter('error')
        try:
            compile(source, '<source>', 'exec')
        except SyntaxError as e:
            print('   ', type(e).__name__, e.args)
