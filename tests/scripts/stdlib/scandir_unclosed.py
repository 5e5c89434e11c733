"""A scandir() iterator that dies before its end warns, unless it was closed."""

import os
import sys
import tempfile
import warnings

warnings.simplefilter('always')
warnings.showwarning = lambda message, category, *rest: print(category.__name__, str(message).split(' at ')[0])
print(type(os.scandir('.')))
with tempfile.TemporaryDirectory() as folder:
    for name in 'abc':
        open(os.path.join(folder, name), 'w').close()
    print('not begun')
    os.scandir(folder)
    print('begun')
    it = os.scandir(folder)
    next(it)
    del it
    print('ended')
    it = os.scandir(folder)
    print(len(list(it)), list(it))
    del it
    print('closed')
    it = os.scandir(folder)
    next(it)
    it.close()
    it.close()
    print(list(it))
    del it
    print('with')
    with os.scandir(folder) as it:
        next(it)
    del it
    print('walk')
    print([sorted(files) for _, _, files in os.walk(folder)])
    print('error')
    try:
        it = iter(os.scandir(folder))
        next(it) + 1
    except TypeError:
        print('raised')
    del it
try:
    os.scandir('/nonexistent')
except OSError as error:
    print(error)
