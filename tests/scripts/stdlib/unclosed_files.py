# Files that nobody closes: who hears of it depends on the filters.
import gc
import os
import sys
import tempfile
import warnings

folder = tempfile.mkdtemp()
path = os.path.join(folder, 'f')
with open(path, 'w') as f:
    f.write('text')


def leave(mode='r'):
    open(path, mode).read()
    return 'left'


def shown(*filters):
    with warnings.catch_warnings(record=True) as log:
        warnings.resetwarnings()
        for f in filters:
            f()
        leave()
        leave('rb')
    return [(w.category.__name__, str(w.message).replace(path, 'PATH'), w.lineno) for w in log]


print(leave(), '__warningregistry__' in globals())
simple, entry = warnings.simplefilter, warnings.filterwarnings
for filters in ((), (lambda: simple('ignore'),), (lambda: simple('always'),), (lambda: simple('default'),),
                (lambda: simple('ignore', ResourceWarning),), (lambda: simple('ignore', DeprecationWarning),),
                (lambda: simple('always'), lambda: simple('ignore', ResourceWarning)),
                (lambda: simple('ignore', ResourceWarning), lambda: simple('always')),
                (lambda: simple('always'), lambda: simple('ignore', ResourceWarning, lineno=19)),
                (lambda: simple('always'), lambda: entry('ignore', 'unclosed')),
                (lambda: simple('always'), lambda: entry('ignore', 'closed')),
                (lambda: simple('always'), lambda: entry('ignore', module='other')),
                (lambda: simple('always'), lambda: entry('ignore', module='__main__')),
                (lambda: simple('once'),), (lambda: simple('module'),)):
    print(len(shown(*filters)), shown(*filters)[:1])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    hook, sys.unraisablehook = sys.unraisablehook, lambda u: print(u.exc_type.__name__, u.exc_value.args[0][:13])
    leave()
    sys.unraisablehook = hook
original = warnings.filters
for wrong in (['x'], [('ignore', None, ResourceWarning, None)], (), [('ignore', None, Warning, None, 0)]):
    warnings.filters = wrong
    hook, sys.unraisablehook = sys.unraisablehook, lambda u: print(u.exc_type.__name__)
    try:
        print(leave())
    except Exception as e:
        print(type(e).__name__, e)
    sys.unraisablehook = hook
warnings.filters = original
names = {'open': open, 'path': path, '__name__': 'other'}
exec('open(path).read()', names)
print('__warningregistry__' in names)
print(leave())
os.remove(path)
os.rmdir(folder)
