# Finders of a script's own, before and behind those that are there; nobody imported importlib.
import sys


class Finder:
    def __init__(self, name, text):
        self.name, self.text = name, text

    def find_spec(self, fullname, path, target=None):
        if fullname == self.name:
            from importlib.machinery import ModuleSpec
            return ModuleSpec(fullname, self, origin='nowhere')

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self.text, module.__dict__)


print([finder.__name__ for finder in sys.meta_path if isinstance(finder, type)])
sys.meta_path.append(Finder('json', 'wrong = 1'))
sys.meta_path.insert(0, Finder('textwrap', 'x = 5'))
sys.meta_path.append(Finder('behind', 'y = 6'))
import json, textwrap, behind
print(hasattr(json, 'wrong'), textwrap.x, behind.y)
print(textwrap, behind.__spec__.origin, behind.__spec__.has_location)
sys.meta_path.append(Finder('fails', '1 / 0'))
try:
    import fails
except ZeroDivisionError as error:
    line = error.__traceback__
    while line:
        print(line.tb_frame.f_code.co_name, 'importlib' in line.tb_frame.f_code.co_filename)
        line = line.tb_next
