"""Entries of sys.path that are relative begin at the working directory: modules know their files by whole
names. The path of a namespace package is one of importlib's."""

import os
import subprocess
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    folder = os.path.realpath(folder)
    def put(name, text=''):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w') as file:
            file.write(text)
    put('mod.py', 'a = 1\n')
    put('circular.py', 'from circular import x\n')
    put('bad.py', 'x = (\n')
    put('pkg/__init__.py', 'from . import inner\n')
    put('pkg/inner.py')
    put('one/space/m1.py', 'v = 1\n')
    put('two/space/m2.py', 'v = 2\n')
    put('whole/__main__.py', 'import sys\nprint(__file__, sys.argv[0], sys.path[0])\n')
    put('skipped.py', 'this is no Python\nprint(2)\n1/0\n')
    def run(*arguments, input=None):
        done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, cwd=folder, input=input)
        for text in done.stdout, done.stderr:
            print(text.replace(folder, 'FOLDER').replace(sys.executable, 'EXE'))
        print(done.returncode)
    run('-c', 'import mod, pkg; print(mod, pkg, pkg.__path__, pkg.inner.__file__)')
    run('-c', 'import circular')
    run('-c', 'import bad')
    run('-c', 'from mod import nothing')
    run('-c', 'import sys; sys.path[:] = ["one", "two/"] + sys.path[1:]; import space.m1, space.m2; print(space.__path__, space.m2)')
    run('-c', 'import sys, os; os.chdir("one"); sys.path.insert(0, ""); import space.m1; print(space.m1.__file__)')
    run('-', input='import mod; print(mod.__file__)')
    run('whole')
    run('.')
    run('nothing.py')
    run('-x', 'skipped.py')
