# The entries of a folder named in every way, and walk() over them.
import os
import pathlib
import tempfile

with tempfile.TemporaryDirectory() as top:
    os.makedirs(os.path.join(top, 'a', 'b'))
    for name in ('one', 'a/two', 'a/b/three'):
        with open(os.path.join(top, name), 'w') as f:
            f.write(name)
    os.symlink('one', os.path.join(top, 'link'))
    os.symlink('a', os.path.join(top, 'folder_link'))
    os.symlink('nowhere', os.path.join(top, 'broken'))

    def entries(path):
        with os.scandir(path) as it:
            return sorted((e.name, e.path, e.is_dir(), e.is_file(), e.is_symlink(),
                           e.is_dir(follow_symlinks=False), e.is_file(follow_symlinks=False)) for e in it)

    def shown(path):
        cut = os.fsencode(top) if isinstance(path, bytes) else top
        return [(row[0], row[1].replace(cut, cut[:0]), *row[2:]) for row in entries(path)]

    for path in (top, top + '/', top + '//', os.fsencode(top), os.fsencode(top) + b'/', pathlib.Path(top)):
        print(shown(path))
    fd = os.open(top, os.O_RDONLY)
    print(entries(fd))
    os.close(fd)
    here = os.getcwd()
    os.chdir(top)
    print(entries('.') == entries('./'), [e[1] for e in entries('a')], sorted(e.path for e in os.scandir()))
    print(sorted(e.path for e in os.scandir(b'a')))
    os.chdir(here)
    for how in ({}, {'topdown': False}, {'followlinks': True}):
        print([(where.replace(top, ''), sorted(dirs), sorted(files)) for where, dirs, files in os.walk(top, **how)])
    print([(where.replace(os.fsencode(top), b''), sorted(dirs), sorted(files)) for where, dirs, files in os.walk(os.fsencode(top))])
    it = os.scandir(top)
    next(it)
    it.close()
    print(list(it))
    for wrong in (os.path.join(top, 'one'), os.path.join(top, 'missing')):
        try:
            os.scandir(wrong)
        except OSError as e:
            print(type(e).__name__)
        print(list(os.walk(wrong)))
    entry = min(os.scandir(top), key=lambda e: e.name)
    print(entry, os.fspath(entry) == entry.path, entry.stat().st_size >= 0, entry.inode() == entry.stat().st_ino)
for wrong in (1.5, [], type):
    for function in os.scandir, os.listdir, os.stat:
        try:
            function(wrong)
        except TypeError as e:
            print(e)
print(len(os.listdir(None)) == len(os.listdir()) == len(list(os.scandir(None))))
