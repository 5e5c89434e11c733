# Corners of os, select and io: what is refused, and what is only warned about.
import errno
import io
import os
import pickle
import select
import tempfile
import threading
import time
import warnings


def attempt(f, *args, **kwargs):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            result = f(*args, **kwargs)
            print(type(result).__name__ if result is not None else None)
        except Exception as error:
            print(type(error).__name__, error)
    for warning in caught:
        print('   ', warning.category.__name__, warning.message)


with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, 'file')
    with open(name, 'wb') as file:
        file.write(b'x')
        first, second = os.dup(file.fileno()), os.dup(file.fileno())
        print(os.get_inheritable(os.dup2(first, second)), os.get_inheritable(os.dup2(first, second, inheritable=False)))
        os.close(first)
        os.close(second)
    attempt(os.stat, bytearray(name.encode()))
    attempt(os.stat, memoryview(name.encode()))
    attempt(os.mkdir, bytearray(b'/'))
    attempt(os.stat, 1.5)
    attempt(os.stat, [])
    attempt(os.utime, name, (5, 5), ns=(5, 5))
    attempt(os.utime, name, ns=[5, 5])
    attempt(os.utime, name, ns=(5,))
    attempt(os.utime, name, [5, 5])
    attempt(os.utime, name, ns=(5, 5))
    entry, = os.scandir(folder)
    attempt(pickle.dumps, entry)
    print(os.scandir in os.supports_fd)
    attempt(open, name, 'rb', 1)
    raw = io.FileIO(name)
    print(repr(raw) == f"<_io.FileIO name={name!r} mode='rb' closefd=True>")
    del raw.name
    print(repr(raw) == f"<_io.FileIO fd={raw.fileno()} mode='rb' closefd=True>")
    raw.close()

# A byte order mark stands at the beginning alone.
raw = io.BytesIO()
text = io.TextIOWrapper(raw, encoding='ascii', newline='\n')
text.write('abc\n')
text.reconfigure(encoding='utf-8-sig')
text.write('d\xe9f\n')
text.flush()
print(raw.getvalue())
text.reconfigure(encoding='utf-16')
text.write('g')
text.flush()
print(len(raw.getvalue()))
raw = io.BytesIO()
text = io.TextIOWrapper(raw, encoding='ascii')
text.reconfigure(encoding='utf-8-sig')
text.write('first')
text.flush()
print(raw.getvalue())

poll = select.poll()
for mask in -1, 1 << 16, 1 << 64, 'x':
    attempt(poll.register, 0, mask)
poll.register(0)
for mask in -1, 1 << 64:
    attempt(poll.modify, 0, mask)
attempt(poll.poll, 1 << 64)
reader, writer = os.pipe()
poll = select.poll()
poll.register(reader, select.POLLIN)
thread = threading.Thread(target=poll.poll)
thread.start()
time.sleep(0.1)
attempt(poll.poll)
os.write(writer, b'x')
thread.join()
attempt(poll.poll)

# Entries of a folder that is open know where they are.
with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, 'file'), 'w') as file:
        file.write('12345')
    os.symlink('file', os.path.join(folder, 'link'))
    os.mkdir(os.path.join(folder, 'sub'))
    fd = os.open(folder, os.O_RDONLY)
    for entry in sorted(os.scandir(fd), key=lambda entry: entry.name):
        print(entry.name, entry.path, entry.is_dir(), entry.is_file(), entry.is_symlink(),
              entry.stat().st_size if entry.is_file() else None, entry.stat(follow_symlinks=False).st_ino == entry.inode())
    os.close(fd)
