# open: writing, reading, seeking, modes, errors, iteration.
import os
name = 'golden_open_test.txt'
with open(name, 'w') as f:
    print(f.write('line 1\nline 2\n'), f.writelines(['a\n', 'b']), f.mode, f.name)
    print(f.closed, f.writable(), f.readable())
print(f.closed)
with open(name) as f:
    print(repr(f.read(4)), repr(f.readline()), f.readlines(), repr(f.read()), f.seek(0), f.tell())
    print([l.rstrip() for l in f])
with open(name, 'a') as f: print('appended é€', file=f)
with open(name, encoding='utf-8') as f: print(f.read().splitlines()[-1])
with open(name, 'rb') as f: print(f.read(6), f.read()[-9:])
with open(name, 'r+') as f: f.write('LINE'); f.seek(0); print(f.readline())
with open(name, 'wb') as f: print(f.write(b'a\r\nb\rc'))
with open(name) as f: print(f.readlines())
with open(name, newline='') as f: print(f.readlines())
for a in (
    ('no_such_file_here.txt',), (name, 'x'), (name, 'q'), (name, 'rw'), (name, ''), ('', ),
    (name, 'rb', -1, 'utf-8'), ('.',), (5.5,), ('a\0b',)
):
    try:
        open(*a)
    except (OSError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    f.read()
except ValueError as e:
    print(e)
os.remove(name)
print(os.path.exists(name))
