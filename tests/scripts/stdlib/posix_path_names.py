"""What functions of files say of arguments that are no paths: their own names, and the argument's."""

import os

for function in (os.remove, os.unlink, os.rmdir, os.mkdir, os.lstat, os.stat, os.readlink, os.chdir, os.rename,
                 os.replace, os.link, os.symlink, os.truncate, os.chmod, os.chown, os.lchown, os.access, os.utime):
    for paths in ((None, 'b'), (5.5, 'b'), ('a', None), ('a', 5), ('a\0', 'b'), ('a', 'b\0'), (b'a\0', 'b'), (5, 'b')):
        count = 2 if function in (os.rename, os.replace, os.link, os.symlink) else 1
        rest = {'truncate': (1,), 'chmod': (0,), 'chown': (-1, -1), 'lchown': (-1, -1), 'access': (0,)}.get(function.__name__, ())
        if count == 1 and paths[0] == 'a':
            continue
        if function is os.utime and paths[0] is None:
            continue
        try:
            function(*paths[:count], *rest)
            print(function.__name__, paths, 'done')
        except (TypeError, ValueError) as error:
            print(function.__name__, paths, type(error).__name__, error)
        except OSError as error:
            print(function.__name__, paths, type(error).__name__)
