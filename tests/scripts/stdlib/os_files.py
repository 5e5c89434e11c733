# os: making, listing, renaming and removing files and folders.
import os
os.makedirs('tree/sub')
for n in ('b.txt', 'a.txt'):
    with open(f'tree/{n}', 'w') as f: f.write(n * 3)
print(sorted(os.listdir('tree')), os.path.getsize('tree/a.txt'))
print(os.path.isdir('tree/sub'), os.path.isfile('tree/a.txt'))
os.rename('tree/a.txt', 'tree/sub/c.txt')
print(sorted(os.listdir('tree')), os.listdir('tree/sub'))
print([(r, sorted(d), sorted(f)) for r, d, f in os.walk('tree')])
os.remove('tree/b.txt'); os.unlink('tree/sub/c.txt'); os.rmdir('tree/sub'); os.rmdir('tree')
print(os.path.exists('tree'), os.path.isabs(os.getcwd()), os.getenv('NO_SUCH_VAR'))
print(os.environ.get('NO_SUCH', 'dflt'), isinstance(os.getpid(), int), os.name)
for f in (
    lambda: os.listdir('nope'), lambda: os.remove('nope'), lambda: os.rmdir('nope'),
    lambda: os.mkdir('/no/such/dir'), lambda: os.environ['NO_SUCH']
):
    try:
        f()
    except (OSError, KeyError) as e:
        print(type(e).__name__, e)
