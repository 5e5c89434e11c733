"""Abstract finders and loaders."""

import abc

from . import _bootstrap, machinery


class Loader(metaclass=abc.ABCMeta):
    """Makes and runs modules."""

    def create_module(self, spec):
        """A new module, or None for one of the usual kind."""
        return None

    def load_module(self, fullname):
        """Deprecated: loads a module and returns it."""
        if not hasattr(self, 'exec_module'):
            raise ImportError
        return _bootstrap._load(_bootstrap.spec_from_loader(fullname, self))


class MetaPathFinder(metaclass=abc.ABCMeta):
    """A finder for sys.meta_path."""

    def find_module(self, fullname, path):
        """Deprecated: the loader of a module."""
        found = self.find_spec(fullname, path) if hasattr(self, 'find_spec') else None
        return found.loader if found is not None else None

    def invalidate_caches(self):
        """Files may have come or gone."""


class PathEntryFinder(metaclass=abc.ABCMeta):
    """A finder for one entry of sys.path."""

    def invalidate_caches(self):
        """Files may have come or gone."""


class ResourceLoader(Loader):
    """Can read data beside the module."""

    @abc.abstractmethod
    def get_data(self, path):
        """The bytes of a file."""
        raise OSError


class InspectLoader(Loader):
    """Tells about modules without loading them."""

    def is_package(self, fullname):
        """Is it a package?"""
        raise ImportError

    def get_code(self, fullname):
        """Its code object."""
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @abc.abstractmethod
    def get_source(self, fullname):
        """Its source text."""
        raise ImportError

    @staticmethod
    def source_to_code(data, path='<string>'):
        """Compiles source."""
        return compile(data, path, 'exec', dont_inherit=True)

    exec_module = _bootstrap._Loader.exec_module
    load_module = _bootstrap._Loader.load_module


class ExecutionLoader(InspectLoader):
    """Loads what can be run as a script."""

    @abc.abstractmethod
    def get_filename(self, fullname):
        """The file."""
        raise ImportError

    def get_code(self, fullname):
        """The module's code object."""
        source = self.get_source(fullname)
        if source is None:
            return None
        try:
            return self.source_to_code(source, self.get_filename(fullname))
        except ImportError:
            return self.source_to_code(source)


class FileLoader(_bootstrap.FileLoader, ResourceLoader, ExecutionLoader):
    """Loads from a file."""


class SourceLoader(_bootstrap.SourceLoader, ResourceLoader, ExecutionLoader):
    """Loads source."""


Finder = MetaPathFinder
for _class in (machinery.BuiltinImporter, machinery.FrozenImporter, machinery.PathFinder):
    MetaPathFinder.register(_class)
PathEntryFinder.register(machinery.FileFinder)
for _class in (machinery.BuiltinImporter, machinery.FrozenImporter):
    InspectLoader.register(_class)
for _class in (machinery.ExtensionFileLoader, machinery.SourcelessFileLoader):
    FileLoader.register(_class)
FileLoader.register(machinery.SourceFileLoader)
SourceLoader.register(machinery.SourceFileLoader)
Loader.register(machinery.NamespaceLoader)
del _class
