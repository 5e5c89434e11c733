# os.path: joining, splitting and normalising of paths.
import os.path as p, os
print(p.join('a', 'b', 'c'), p.join('a', '/b'), p.join('a/', 'b'), p.join('', 'x'))
print(p.join('a', ''), p.split('/a/b/c'), p.split('a'), p.split('/'))
print(p.basename('/a/b.txt'), p.dirname('/a/b.txt'), p.splitext('x.tar.gz'))
print(p.splitext('.bashrc'), p.splitext('a.b/c'))
print(p.normpath('a//b/./c/../d'), p.normpath(''), p.normpath('/../a'), p.isabs('/a'))
print(p.isabs('a'), p.commonprefix(['/usr/lib', '/usr/local']), p.exists('/no/such'))
print(p.isdir('/'), p.isfile('/'), p.expanduser('x'), p.relpath('/a/b', '/a/c'))
print(p.commonpath(['/a/b', '/a/c']), os.sep, os.linesep == '\n', os.curdir)
print(p.abspath('/a/../b'), p.isabs(p.abspath('x')), p.basename(__file__))
