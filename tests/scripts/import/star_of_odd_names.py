# from ... import * of modules whose names are no strs; a submodule that is still being imported.
import os
import sys
import tempfile
import types

odd = types.ModuleType('odd')
odd.__dict__[5] = 'five'
sys.modules['odd'] = odd
listed = types.ModuleType('listed')
listed.__all__ = ['fine', 7]
listed.fine = 1
sys.modules['listed'] = listed
for name in 'odd', 'listed':
    try:
        exec(f'from {name} import *')
    except TypeError as error:
        print(error)

with tempfile.TemporaryDirectory() as folder:
    os.mkdir(os.path.join(folder, 'ring'))
    for name, text in {
        '__init__': '',
        'first': 'import ring.second\n',
        'second': 'import ring.first\ntry:\n    ring.first\nexcept AttributeError as e:\n    print(e)\n',
    }.items():
        with open(os.path.join(folder, 'ring', name + '.py'), 'w') as file:
            file.write(text)
    sys.path.insert(0, folder)
    import ring.first
    print(hasattr(ring, 'first'), hasattr(ring, 'third'))
    del sys.modules['ring'], sys.modules['ring.first'], sys.modules['ring.second']
    import importlib
    importlib.import_module('ring.first')

print(os.__file__ == os.path.join(os.path.dirname(tempfile.__file__), 'os.py'))
