# importlib: import_module, specs, finders of one's own, reload, lazy loading.
import importlib, importlib.abc, importlib.machinery, importlib.util, sys, types
print(importlib.import_module('collections.abc').__name__, importlib.import_module('.abc', 'collections').__name__)
for name, package in (('.x', None), ('nope', None), ('..x', 'a')):
    try:
        importlib.import_module(name, package)
    except (TypeError, ImportError) as e:
        print(type(e).__name__, e)
spec = importlib.util.find_spec('json')
print(type(spec).__name__, spec.name, spec.parent, spec.has_location, spec.origin.endswith('json/__init__.py'), type(spec.loader).__name__, importlib.util.find_spec('nope'), importlib.util.find_spec('sys').origin)
class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.startswith('made_'):
            return importlib.util.spec_from_loader(name, Loader(), origin='thin air')
class Loader(importlib.abc.Loader):
    def exec_module(self, module):
        print('running', module.__name__, module.__spec__.origin, module.__loader__ is self)
        module.value = len(module.__name__)
sys.meta_path.insert(0, Finder())
import made_up
from made_too import value
print(made_up.value, value, made_up.__spec__.name, made_up, importlib.reload(made_up) is made_up)
try:
    import not_made
except ModuleNotFoundError as e:
    print(e)
sys.meta_path.pop(0)
spec = importlib.machinery.ModuleSpec('mod', None, origin='here')
print(spec, spec == importlib.machinery.ModuleSpec('mod', None, origin='here'), importlib.util.resolve_name('.b', 'a'))
module = importlib.util.module_from_spec(importlib.util.spec_from_loader('fresh', Loader()))
print(module.__name__, module.__package__ == '', types.ModuleType('x').__spec__, sys.modules.get('fresh'))
