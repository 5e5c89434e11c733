"""Tools for those who import by program."""

import sys
import types

import _imp
from ._bootstrap import (
    MAGIC_NUMBER, _find_spec, _resolve_name, cache_from_source, decode_source, module_from_spec,
    source_from_cache, spec_from_file_location, spec_from_loader, _Loader,
)


def source_hash(source_bytes):
    """A number for the contents of a source file."""
    return _imp.source_hash(0, source_bytes)


def resolve_name(name, package):
    """The absolute name that a relative one means in a package."""
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError(f'no package specified for {name!r} '
                          '(required for relative module names)')
    level = len(name) - len(name.lstrip('.'))
    return _resolve_name(name[level:], package, level)


def find_spec(name, package=None):
    """The spec of a module, whose parent packages are imported; None if there is none."""
    fullname = resolve_name(name, package)
    if fullname in sys.modules:
        module = sys.modules[fullname]
        if module is None:
            return None
        try:
            spec = module.__spec__
        except AttributeError:
            raise ValueError(f'{name}.__spec__ is not set') from None
        if spec is None:
            raise ValueError(f'{name}.__spec__ is None')
        return spec
    parent_name = fullname.rpartition('.')[0]
    path = None
    if parent_name:
        parent = __import__(parent_name, fromlist=['__path__'])
        try:
            path = parent.__path__
        except AttributeError as error:
            raise ModuleNotFoundError(
                f'__path__ attribute not found on {parent_name!r} while trying to find '
                f'{fullname!r}', name=fullname) from error
    return _find_spec(fullname, path)


class _LazyModule(types.ModuleType):
    """Loads itself when somebody asks for an attribute."""

    def __getattribute__(self, attr):
        self.__class__ = types.ModuleType
        spec = self.__spec__
        before = spec.loader_state['__dict__']
        now = self.__dict__
        changed = {name: value for name, value in now.items()
                   if name not in before or before[name] is not value}
        spec.loader.exec_module(self)
        if spec.name in sys.modules and sys.modules[spec.name] is not self:
            raise ValueError(f'module object for {spec.name!r} substituted in sys.modules '
                             'during a lazy load')
        self.__dict__.update(changed)
        return getattr(self, attr)

    def __delattr__(self, attr):
        self.__getattribute__(attr)
        delattr(self, attr)


class LazyLoader(_Loader):
    """Makes a loader put off running the module until it is used."""

    def __init__(self, loader):
        if not hasattr(loader, 'exec_module'):
            raise TypeError('loader must define exec_module()')
        self.loader = loader

    @classmethod
    def factory(cls, loader):
        """A function that makes lazy loaders of loaders of this class."""
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def create_module(self, spec):
        """Left to the loader."""
        return self.loader.create_module(spec)

    def exec_module(self, module):
        """Makes the module load later."""
        module.__spec__.loader = self.loader
        module.__loader__ = self.loader
        module.__spec__.loader_state = {'__dict__': module.__dict__.copy()}
        module.__class__ = _LazyModule
