"""Specs, finders and loaders: how the import system shows itself to scripts.

Importing this module gives every module that is loaded a ModuleSpec and a loader, and sys.meta_path
its finders; from then on the native import asks `_make_spec` for those of new modules, and the
finders that a script puts into sys.meta_path.
"""

import _imp
import sys

SOURCE_SUFFIXES = ['.py']
BYTECODE_SUFFIXES = ['.pyc']
DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES
EXTENSION_SUFFIXES = []
MAGIC_NUMBER = b'ouro'
_PYCACHE = '__pycache__'


def all_suffixes():
    """The endings of files that are modules."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class ModuleSpec:
    """What is known of a module before it is loaded."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self._uninitialized_submodules = []
        self._set_fileattr = False
        self._cached = None

    def __repr__(self):
        args = [f'name={self.name!r}', f'loader={self.loader!r}']
        if self.origin is not None:
            args.append(f'origin={self.origin!r}')
        if self.submodule_search_locations is not None:
            args.append(f'submodule_search_locations={self.submodule_search_locations}')
        return f'{self.__class__.__name__}({", ".join(args)})'

    def __eq__(self, other):
        try:
            return (self.name == other.name and self.loader == other.loader
                    and self.origin == other.origin and self.cached == other.cached
                    and self.has_location == other.has_location
                    and (self.submodule_search_locations
                         == other.submodule_search_locations))
        except AttributeError:
            return NotImplemented

    @property
    def cached(self):
        """Where the compiled module would be kept."""
        if self._cached is None and self.origin is not None and self._set_fileattr:
            if self.origin.endswith('.py'):
                self._cached = cache_from_source(self.origin)
        return self._cached

    @cached.setter
    def cached(self, cached):
        self._cached = cached

    @property
    def parent(self):
        """The package that the module belongs to, or is."""
        if self.submodule_search_locations is None:
            return self.name.rpartition('.')[0]
        return self.name

    @property
    def has_location(self):
        """Is the origin a file?"""
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)


# ---- names of files

def cache_from_source(path, debug_override=None, *, optimization=None):
    """Where the compiled form of a source file would be kept."""
    head, slash, tail = path.rpartition('/')
    stem = tail.rpartition('.')[0] or tail
    suffix = f'.opt-{optimization}' if optimization else ''
    return f'{head}{slash}{_PYCACHE}/{stem}.{sys.implementation.cache_tag}{suffix}.pyc'


def source_from_cache(path):
    """The source file of such a path."""
    head, _, name = path.rpartition('/')
    head, _, folder = head.rpartition('/')
    if folder != _PYCACHE:
        raise ValueError(f'{_PYCACHE} not bottom-level directory in {path!r}')
    if not 2 <= name.count('.') <= 3:
        raise ValueError(f'expected only 2 or 3 dots in {name!r}')
    return f'{head}{"/" if head else ""}{name.partition(".")[0]}.py'


def decode_source(source_bytes):
    """Source text from the bytes of a file, by its coding line."""
    import io
    import tokenize
    encoding = tokenize.detect_encoding(io.BytesIO(source_bytes).readline)
    return io.IncrementalNewlineDecoder(None, True).decode(source_bytes.decode(encoding[0]))


def _is_file(path):
    import os
    return os.path.isfile(path)


# ---- loaders

class _Loader:
    def create_module(self, spec):
        """Leaves making the module to the import system."""

    def exec_module(self, module):
        """Runs the module's code in its namespace."""
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f'cannot load module {module.__name__!r} when '
                              'get_code() returns None')
        exec(code, module.__dict__)

    def load_module(self, fullname):
        """Deprecated: loads a module and returns it."""
        return _load(spec_from_loader(fullname, self))


class BuiltinImporter:
    """Finds and makes native modules. Not to be instantiated."""

    _ORIGIN = 'built-in'

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        """The spec of a native module."""
        if _imp.is_builtin(fullname):
            return spec_from_loader(fullname, cls, origin=cls._ORIGIN)
        return None

    @staticmethod
    def create_module(spec):
        """A native module, made."""
        if not _imp.is_builtin(spec.name):
            raise ImportError(f'{spec.name!r} is not a built-in module', name=spec.name)
        return _imp.create_builtin(spec)

    @staticmethod
    def exec_module(module):
        """Making it was all."""

    @classmethod
    def load_module(cls, fullname):
        """Deprecated: loads a module and returns it."""
        return _load(spec_from_loader(fullname, cls))

    @classmethod
    def get_code(cls, fullname):
        """Native modules have no code."""

    @classmethod
    def get_source(cls, fullname):
        """Nor source."""

    @classmethod
    def is_package(cls, fullname):
        """Nor are they packages."""
        return False


class FrozenImporter:
    """Finds and loads the Python modules that are part of the program. Not to be instantiated."""

    _ORIGIN = 'frozen'

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        """The spec of a module that is part of the program."""
        if not _imp.is_frozen(fullname):
            return None
        return spec_from_loader(fullname, cls, origin=cls._ORIGIN,
                                is_package=_imp.is_frozen_package(fullname))

    @staticmethod
    def create_module(spec):
        """Leaves making the module to the import system."""

    @classmethod
    def exec_module(cls, module):
        """Runs the module's code in its namespace."""
        exec(cls.get_code(module.__spec__.name), module.__dict__)

    @classmethod
    def load_module(cls, fullname):
        """Deprecated: loads a module and returns it."""
        return _load(spec_from_loader(fullname, cls))

    @classmethod
    def get_code(cls, fullname):
        """The module's code object."""
        return compile(_imp.get_frozen_source(fullname), f'<frozen {fullname}>', 'exec',
                       dont_inherit=True)

    @classmethod
    def get_source(cls, fullname):
        """None: as in CPython, frozen modules show no source."""

    @classmethod
    def is_package(cls, fullname):
        """Is it a package?"""
        return _imp.is_frozen_package(fullname)


class FileLoader(_Loader):
    """Loads from a file."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def get_filename(self, fullname=None):
        """The file's path."""
        if fullname not in (None, self.name):
            raise ImportError(f'loader for {self.name} cannot handle {fullname}', name=fullname)
        return self.path

    def get_data(self, path):
        """The bytes of a file."""
        import io
        with io.open_code(str(path)) as file:
            return file.read()

    def is_package(self, fullname):
        """Is the module a package?"""
        stem = self.get_filename(fullname).rpartition('/')[2].rpartition('.')[0]
        return stem == '__init__' and fullname.rpartition('.')[2] != '__init__'

    def get_resource_reader(self, module):
        """For importlib.resources."""
        from importlib.readers import FileReader
        return FileReader(self)


class SourceLoader(_Loader):
    """Loads source text that get_data() gives for the path get_filename() gives."""

    def path_stats(self, path):
        """Time and size of the file."""
        return {'mtime': self.path_mtime(path)}

    def path_mtime(self, path):
        """When the file was changed."""
        raise OSError

    def set_data(self, path, data):
        """Would keep bytes; there is nothing to keep."""

    def get_source(self, fullname):
        """The source text."""
        try:
            data = self.get_data(self.get_filename(fullname))
        except OSError as error:
            raise ImportError('source not available through get_data()', name=fullname) from error
        return decode_source(data)

    def source_to_code(self, data, path, *, _optimize=-1):
        """Compiles source."""
        return compile(data, path, 'exec', dont_inherit=True, optimize=_optimize)

    def get_code(self, fullname):
        """The module's code object."""
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


class SourceFileLoader(FileLoader, SourceLoader):
    """Loads a source file."""

    def path_stats(self, path):
        """Time and size of the file."""
        import os
        found = os.stat(path)
        return {'mtime': found.st_mtime, 'size': found.st_size}

    def path_mtime(self, path):
        """When the file was changed."""
        return self.path_stats(path)['mtime']


class SourcelessFileLoader(FileLoader, _Loader):
    """Would load bytecode files, which this interpreter does not write."""

    def get_code(self, fullname):
        """Fails."""
        raise ImportError(f'bad magic number in {fullname!r}', name=fullname, path=self.path)

    def get_source(self, fullname):
        """There is none."""


class ExtensionFileLoader(FileLoader, _Loader):
    """Would load extension modules of CPython, which this interpreter cannot run."""

    def create_module(self, spec):
        """Fails."""
        raise ImportError('extension modules cannot be loaded', name=spec.name, path=spec.origin)

    def get_code(self, fullname):
        """There is none."""

    def get_source(self, fullname):
        """There is none."""


class NamespaceLoader(_Loader):
    """Of packages that are only directories."""

    def __init__(self, name, path, path_finder=None):
        self._path = path

    def is_package(self, fullname):
        """Yes."""
        return True

    def get_source(self, fullname):
        """Nothing."""
        return ''

    def get_code(self, fullname):
        """Code that does nothing."""
        return compile('', '<string>', 'exec', dont_inherit=True)

    def exec_module(self, module):
        """Does nothing."""

    def get_resource_reader(self, module):
        """For importlib.resources."""
        from importlib.readers import NamespaceReader
        return NamespaceReader(self._path)


# ---- finders

class FileFinder:
    """Finds modules in one directory."""

    def __init__(self, path, *loader_details):
        self.path = path or '.'
        self._loaders = [(suffix, loader) for loader, suffixes in loader_details
                         for suffix in suffixes]

    def find_spec(self, fullname, target=None):
        """The spec of a module in this directory."""
        import os
        leaf = fullname.rpartition('.')[2]
        base = f'{self.path}/{leaf}'
        is_directory = os.path.isdir(base)
        for stem, is_package in ((base + '/__init__', True), (base, False)):
            if is_package and not is_directory:
                continue
            for suffix, loader in self._loaders:
                if _is_file(stem + suffix):
                    where = [base] if is_package else None
                    return spec_from_file_location(fullname, stem + suffix,
                                                   loader=loader(fullname, stem + suffix),
                                                   submodule_search_locations=where)
        if is_directory:
            spec = ModuleSpec(fullname, None)
            spec.submodule_search_locations = [base]
            return spec
        return None

    def invalidate_caches(self):
        """There are none."""

    @classmethod
    def path_hook(cls, *loader_details):
        """A function for sys.path_hooks."""
        def path_hook_for_FileFinder(path):
            import os
            if path and not os.path.isdir(path):
                raise ImportError('only directories are supported', path=path)
            return cls(path, *loader_details)
        return path_hook_for_FileFinder

    def __repr__(self):
        return f'FileFinder({self.path!r})'


class PathFinder:
    """Finds modules along sys.path or a package's __path__. Not to be instantiated."""

    @staticmethod
    def invalidate_caches():
        """Forgets what sys.path_importer_cache holds."""
        for name, finder in list(sys.path_importer_cache.items()):
            if finder is None:
                del sys.path_importer_cache[name]
            elif hasattr(finder, 'invalidate_caches'):
                finder.invalidate_caches()

    @classmethod
    def _path_importer_cache(cls, path):
        if path not in sys.path_importer_cache:
            finder = None
            for hook in sys.path_hooks:
                try:
                    finder = hook(path)
                    break
                except ImportError:
                    continue
            sys.path_importer_cache[path] = finder
        return sys.path_importer_cache[path]

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        """The spec of a module along the path."""
        portions = []
        for entry in sys.path if path is None else path:
            if not isinstance(entry, str):
                continue
            finder = cls._path_importer_cache(entry)
            spec = finder.find_spec(fullname, target) if finder is not None else None
            if spec is None:
                continue
            if spec.loader is not None:
                return spec
            portions.extend(spec.submodule_search_locations or ())
        if not portions:
            return None
        spec = ModuleSpec(fullname, None)
        spec.submodule_search_locations = portions
        return spec


# ---- specs

def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """The spec of a module that this loader loads."""
    if origin is None:
        origin = getattr(loader, '_ORIGIN', None)
    if origin is None and hasattr(loader, 'get_filename'):
        if is_package is None:
            return spec_from_file_location(name, loader=loader)
        return spec_from_file_location(name, loader=loader,
                                       submodule_search_locations=[] if is_package else None)
    if is_package is None and hasattr(loader, 'is_package'):
        try:
            is_package = loader.is_package(name)
        except ImportError:
            is_package = None
    return ModuleSpec(name, loader, origin=origin, is_package=bool(is_package))


_derive = object()


def spec_from_file_location(name, location=None, *, loader=None,
                            submodule_search_locations=_derive):
    """The spec of a module in this file."""
    if location is None:
        location = '<unknown>'
        if hasattr(loader, 'get_filename'):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        import os
        location = os.fspath(location)
        try:
            location = os.path.abspath(location)
        except OSError:
            pass
    if loader is None:
        for suffixes, kind in ((SOURCE_SUFFIXES, SourceFileLoader),
                               (BYTECODE_SUFFIXES, SourcelessFileLoader)):
            if location.endswith(tuple(suffixes)):
                loader = kind(name, location)
                break
        else:
            return None
    spec = ModuleSpec(name, loader, origin=location)
    spec._set_fileattr = True
    if submodule_search_locations is _derive:
        try:
            is_package = hasattr(loader, 'is_package') and loader.is_package(name)
        except ImportError:
            is_package = False
        submodule_search_locations = [] if is_package else None
    spec.submodule_search_locations = submodule_search_locations
    if submodule_search_locations == [] and location:
        spec.submodule_search_locations = [location.rpartition('/')[0]]
    return spec


def _init_module_attrs(spec, module):
    module.__name__ = spec.name
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    module.__spec__ = spec
    if spec.loader is None and spec.submodule_search_locations is not None:
        module.__loader__ = spec.loader = NamespaceLoader(spec.name,
                                                          spec.submodule_search_locations)
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
        if spec.cached is not None:
            module.__cached__ = spec.cached
    return module


def module_from_spec(spec):
    """A new module as the spec says, not run yet."""
    module = None
    if hasattr(spec.loader, 'create_module'):
        module = spec.loader.create_module(spec)
    elif hasattr(spec.loader, 'exec_module'):
        raise ImportError('loaders that define exec_module() must also define create_module()')
    if module is None:
        module = type(sys)(spec.name)
    return _init_module_attrs(spec, module)


def _exec(spec, module):
    """Runs a module that exists."""
    if sys.modules.get(spec.name) is not module:
        raise ImportError(f'module {spec.name!r} not in sys.modules', name=spec.name)
    try:
        if spec.loader is None and spec.submodule_search_locations is None:
            raise ImportError('missing loader', name=spec.name)
        _init_module_attrs(spec, module)
        if spec.loader is not None:
            if hasattr(spec.loader, 'exec_module'):
                spec.loader.exec_module(module)
            else:
                spec.loader.load_module(spec.name)
    finally:
        if spec.name in sys.modules:
            module = sys.modules.pop(spec.name)
            sys.modules[spec.name] = module
    return module


def _load(spec):
    """Makes and runs a module: what import does with what a finder has found."""
    if spec.loader is not None and not hasattr(spec.loader, 'exec_module'):
        return spec.loader.load_module(spec.name)
    module = module_from_spec(spec)
    spec._initializing = True
    try:
        sys.modules[spec.name] = module
        try:
            if spec.loader is not None:
                spec.loader.exec_module(module)
            elif spec.submodule_search_locations is None:
                raise ImportError('missing loader', name=spec.name)
        except BaseException:
            sys.modules.pop(spec.name, None)
            raise
        return sys.modules[spec.name]
    finally:
        spec._initializing = False


def _find_spec(name, path, target=None):
    """Asks the finders of sys.meta_path."""
    for finder in sys.meta_path:
        find = getattr(finder, 'find_spec', None)
        spec = find(name, path, target) if find is not None else None
        if spec is not None:
            return spec
    return None


def _resolve_name(name, package, level):
    """An absolute name from a relative one."""
    bits = package.rsplit('.', level - 1)
    if len(bits) < level:
        raise ImportError('attempted relative import beyond top-level package')
    return f'{bits[0]}.{name}' if name else bits[0]


# ---- what the native import calls

def _make_spec(name, file, is_package, path):
    """The spec of a module that the native import has found."""
    if file is not None:
        spec = ModuleSpec(name, SourceFileLoader(name, file), origin=file)
        spec._set_fileattr = True
    elif _imp.is_builtin(name):
        spec = ModuleSpec(name, BuiltinImporter, origin='built-in')
    elif _imp.is_frozen(name):
        spec = ModuleSpec(name, FrozenImporter, origin='frozen')
    else:
        spec = ModuleSpec(name, NamespaceLoader(name, path))
    spec.submodule_search_locations = path if is_package else None
    return spec


def _load_foreign(name, path):
    """Loads a module by a finder that a script has put into sys.meta_path; None: none knows it."""
    for finder in sys.meta_path:
        if finder in (BuiltinImporter, FrozenImporter, PathFinder):
            continue
        find = getattr(finder, 'find_spec', None)
        spec = find(name, path, None) if find is not None else None
        if spec is not None:
            return _load(spec)
    return None


def _adopt(module):
    """Gives a loaded module what this module knows of specs."""
    name = module.__name__
    if name == '__main__' or isinstance(getattr(module, '__spec__', None), ModuleSpec):
        return
    file = getattr(module, '__file__', None)
    path = getattr(module, '__path__', None)
    module.__spec__ = _make_spec(name, file, path is not None, path)
    module.__loader__ = module.__spec__.loader
    if module.__spec__.cached is not None:
        module.__cached__ = module.__spec__.cached


def _install():
    for module in list(sys.modules.values()):
        if type(module) is type(sys):
            _adopt(module)
    main = sys.modules.get('__main__')
    file = getattr(main, '__file__', None)
    if getattr(main, '__loader__', None) is None and main is not None:
        main.__loader__ = SourceFileLoader('__main__', file) if file else BuiltinImporter
    sys.meta_path[len(sys.meta_path):] = [BuiltinImporter, FrozenImporter, PathFinder]
    sys.path_hooks.append(FileFinder.path_hook((SourceFileLoader, SOURCE_SUFFIXES)))


for _class in (ModuleSpec, BuiltinImporter, FrozenImporter):
    _class.__module__ = '_frozen_importlib'
for _class in (FileLoader, SourceLoader, SourceFileLoader, SourcelessFileLoader, NamespaceLoader,
               ExtensionFileLoader, FileFinder, PathFinder):
    _class.__module__ = '_frozen_importlib_external'
del _class
_install()
