"""ouro scripts/precompile.py DIRECTORY: compiles CPython's pure Python modules once for all, as a part of the build.

What imports them finds their code in the folder `library` beside the program (vm/bytecode_cache.h).
"""
import _imp
import os
import sys
import warnings

LEFT_OUT = {'__pycache__', 'dist-packages', 'ensurepip', 'idlelib', 'lib2to3', 'pydoc_data', 'site-packages', 'test',
            'tests', 'tkinter', 'turtledemo'}


def compile_all(directory):
    for entry in os.scandir(directory):
        if entry.is_dir():
            if entry.name not in LEFT_OUT:
                compile_all(entry.path)
        elif entry.name.endswith('.py'):
            try:
                _imp.code_of_file(entry.path)
            except (SyntaxError, ValueError, OSError):
                pass  # whoever imports it is told


warnings.simplefilter('ignore')
sys.dont_write_bytecode = False
sys.pycache_prefix = os.path.abspath(sys.argv[1])
if sys._stdlib_dir:
    compile_all(sys._stdlib_dir)
