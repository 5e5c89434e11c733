# importlib's own Python code, imported anew without what is frozen of it.
import importlib
import os
import queue
import sys

saved = {name: sys.modules.pop(name) for name in list(sys.modules) if name.startswith('importlib')}
for name in '_frozen_importlib', '_frozen_importlib_external':
    saved[name] = sys.modules[name]
    sys.modules[name] = None
fresh = importlib.import_module('importlib')
print(fresh is importlib, fresh._bootstrap is saved['_frozen_importlib'])
sys.modules.update(saved)
core = sys.modules['_frozen_importlib']
print(core.__name__, core.__spec__, core.__loader__, core.__spec__.loader_state.origname)
print(os.__spec__.name, os.__spec__.origin)
