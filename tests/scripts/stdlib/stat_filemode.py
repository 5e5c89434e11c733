import os
import stat
import tempfile

for mode in (0, 0o644, 0o100644, 0o7777, 0o40755, 0o120777, 0o140000, 0o60000, 0o20000, 0o10000, 0o107777, 0o101000,
             0o102000, 0o104000, 0o150000, 0o170000, True):
    print(oct(mode), stat.filemode(mode))
for bad in ('a', 1.5, -1, 2**70, None):
    try:
        print(stat.filemode(bad))
    except Exception as e:
        print(type(e).__name__, e)
with tempfile.NamedTemporaryFile() as f:
    for function, what in ((os.chown, f.name), (os.lchown, f.name), (os.fchown, f.fileno())):
        print(function(what, -1, -1))
        for ids in (('a', 1), (1, 1.5), (-2, 1), (1, 2**70), (2**32, 1)):
            try:
                print(function(what, *ids))
            except Exception as e:
                print(type(e).__name__, e)
