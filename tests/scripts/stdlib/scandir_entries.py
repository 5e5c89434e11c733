# What os.scandir() gives: the entries' type, what they know and remember, the iterator.
import os, pickle, copy, tempfile, warnings
with tempfile.TemporaryDirectory() as top:
    open(top+'/one','w').close()
    os.mkdir(top+'/sub')
    e = min(os.scandir(top), key=lambda e: e.name)
    T = type(e)
    print(T, T is os.DirEntry, T.__module__, T.__qualname__, T[int], isinstance(e, os.PathLike))
    for f in (lambda: T(), lambda: pickle.dumps(e), lambda: copy.copy(e), lambda: setattr(e,'name','x'), lambda: setattr(e,'zzz','x'),
              lambda: e.is_dir(False), lambda: e.is_dir(follow_symlinks=[]), lambda: e.stat(follow_symlinks=1) is e.stat(), lambda: e.inode(1),
              lambda: type(os.scandir(top))(), lambda: os.scandir(top, 1), lambda: os.scandir(path=top).close(), lambda: hash(e) == hash(e), lambda: e == e, lambda: e.nothing, lambda: delattr(e, 'name')):
        try: print(f())
        except Exception as x: print(type(x).__name__, str(x).replace(top,'TOP'))
    os.remove(top+'/one')
    print(e.is_file(), e.is_dir())
    try: e.stat()
    except OSError as x: print(type(x).__name__, x.filename == e.path)
    os.symlink('nowhere', top+'/broken'); os.symlink('sub', top+'/good')
    for e in sorted(os.scandir(top), key=lambda e: e.name):
        print(e, e.is_dir(), e.is_file(), e.is_symlink(), e.is_dir(follow_symlinks=False))
        try: print(e.stat(follow_symlinks=False).st_ino == e.inode(), e.stat().st_mode >> 12)
        except OSError as x: print(type(x).__name__)
    it = os.scandir(top)
    with it as same: print(same is it, iter(it) is it)
    print(list(it), next(it, 'end'))
    print([n for n in dir(it) if not n.startswith('__')], [n for n in dir(e) if not n.startswith('__')])
    class P:
        def __fspath__(self): return top
    print(sorted(e.path == top + '/' + e.name for e in os.scandir(P())))
    print(sorted(type(e.path).__name__ for e in os.scandir(os.fsencode(top))))
    warnings.simplefilter('ignore', DeprecationWarning)
    for kind in (bytearray, memoryview):
        print(sorted((e.name, e.path == os.path.join(os.fsencode(top), e.name)) for e in os.scandir(kind(os.fsencode(top)))))
    fd = os.open(top, os.O_RDONLY)
    print([(e.name, e.path, e.is_dir(), e.stat(follow_symlinks=False).st_size > 0) for e in sorted(os.scandir(fd), key=lambda e: e.name)])
    os.close(fd)
    for wrong in (99999, '', 'a\0b', 1.5):
        try: os.scandir(wrong)
        except Exception as x: print(type(x).__name__, x)
    print([(d.replace(top,''), sorted(a), sorted(b)) for d,a,b in os.walk(top)])
print('scandir' in os.__all__ if hasattr(os,'__all__') else '', 'DirEntry' in dir(os), 'ScandirIterator' in dir(os))
