# What native modules make stays alive though a script deletes the name.
import gc
import os
import posix
import time
import _io

del time.struct_time
del posix.stat_result, os.stat_result
del posix.times_result, os.times_result
del posix.uname_result, os.uname_result
del _io.StringIO
gc.collect()
fill = [type(f'Class{i}', (), {'x': i}) for i in range(200)]
print(time.gmtime(0))
print(os.stat('/').st_mode & 0o170000)
print(len(posix.times()), type(os.uname()).__name__)
try:
    print(time.struct_time)
except AttributeError as e:
    print(e)
