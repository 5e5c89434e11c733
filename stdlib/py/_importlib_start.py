"""Hands the import system over to CPython's importlib, once a program asks for that.

Until then the machine imports by itself, and the modules it has made have plain specs.
"""

import _imp
import sys
import _thread, _warnings, _weakref  # importlib looks for them in sys.modules


def _run_bootstrap(name, file):
    """A module of importlib's core under the name that it has while it is not a package's."""
    origin = f'importlib.{file}'
    code = _imp.get_frozen_object(origin)
    module = sys.modules[name] = type(sys)(name)
    module.__origname__ = origin
    module.__package__ = ''
    exec(code, module.__dict__)
    return module


class _MarshalByName:
    """Stands in for the module marshal, which importlib imports although it reads no bytecode here."""

    def __enter__(self):
        self.is_missing = not (_imp.is_builtin('marshal') or _imp.is_frozen('marshal'))
        if self.is_missing:
            sys.modules['marshal'] = type(sys)('marshal')

    def __exit__(self, *error):
        if self.is_missing:
            del sys.modules['marshal']


def _spec_of(name, module, core, files):
    """The spec that importlib would have found for a module of the machine's."""
    path = getattr(module, '__path__', None)
    if _imp.is_builtin(name):
        return core.BuiltinImporter.find_spec(name)
    if _imp.is_frozen(name):
        return core.FrozenImporter.find_spec(name)
    if hasattr(module, '__file__'):
        file = module.__file__
        return files.spec_from_file_location(name, file, loader=files.SourceFileLoader(name, file),
                                             submodule_search_locations=path)
    spec = core.ModuleSpec(name, None, is_package=True)
    spec.submodule_search_locations = files._NamespacePath(name, path, files.PathFinder._get_spec)
    return spec


def _adopt(name, module, core, files):
    spec = _spec_of(name, module, core, files)
    if module.__dict__['__spec__']._initializing:
        spec._initializing = True
    core._init_module_attrs(spec, module, override=True)


def _adopt_main(main, core, files):
    if getattr(main, '__loader__', None) is None:
        file = getattr(main, '__file__', None)
        main.__loader__ = (core.BuiltinImporter if file is None
                           else files.SourceFileLoader('__main__', file))


def _use_code_files(core, files):
    """Lets the loader of source files have the machine's own cache of code; not classes that change it."""
    loader, kind = files.SourceFileLoader, type(_use_code_files)
    get_code = loader.get_code
    own = {name: getattr(loader, name) for name in ('get_data', 'path_stats', 'source_to_code')}

    def get_code_of_file(self, fullname):
        if type(self) is loader and all(getattr(loader, name) is own[name] for name in own):
            return core._call_with_frames_removed(_imp.code_of_file, self.get_filename(fullname))
        return get_code(self, fullname)

    # Who looks at frames, as debuggers do, takes it for one of importlib's.
    code = get_code_of_file.__code__.replace(
        co_filename=get_code.__code__.co_filename, co_name='get_code', co_qualname='SourceLoader.get_code')
    loader.get_code = kind(code, files.__dict__, None, None, get_code_of_file.__closure__)
    files.MAGIC_NUMBER = _imp._magic_number
    files._RAW_MAGIC_NUMBER = int.from_bytes(_imp._magic_number, 'little')


def _machine_modules():
    """{name: module} of those that still have a plain spec; a module may have a second name, os.path."""
    plain, found = type(sys.implementation), {}
    for name, module in sys.modules.items():
        spec = module.__dict__.get('__spec__') if type(module) is type(sys) else None
        if type(spec) is plain and spec.name == name:
            found[name] = module
    return found


def _adopt_core(module, core):
    """What importlib's own modules say of themselves."""
    spec = core.ModuleSpec(module.__name__, core.FrozenImporter, origin='frozen')
    spec.loader_state = type(sys.implementation)(filename=None, origname=module.__dict__.pop('__origname__'))
    module.__spec__, module.__loader__ = spec, core.FrozenImporter


def take_over():
    """Starts importlib; returns the function that finds and loads modules from now on."""
    for name, empty in ('meta_path', []), ('path_hooks', []), ('path_importer_cache', {}):
        sys.__dict__.setdefault(name, empty)
    for name, module in _machine_modules().items():
        file = module.__dict__.get('__file__')  # what importlib expects of those that are frozen
        module.__spec__.loader_state = type(sys.implementation)(filename=file, origname=file and name)
    try:
        with _MarshalByName():
            core = _run_bootstrap('_frozen_importlib', '_bootstrap')
            core._install(sys, _imp)
            files = _run_bootstrap('_frozen_importlib_external', '_bootstrap_external')
            core._install_external_importers()
            _use_code_files(core, files)
        for name, module in _machine_modules().items():
            _adopt(name, module, core, files)
        for module in core, files:
            _adopt_core(module, core)
        if '__main__' in sys.modules:
            _adopt_main(sys.modules['__main__'], core, files)
    except BaseException:  # out of memory, perhaps: the next who asks starts anew
        for name in '_frozen_importlib', '_frozen_importlib_external':
            sys.modules.pop(name, None)
        del sys.meta_path[:], sys.path_hooks[:]
        raise
    return core._find_and_load


def add_zip_files():
    """Lets the entries of sys.path be zip files too."""
    try:
        with _MarshalByName():
            from zipimport import zipimporter
    except ImportError:
        return
    sys.path_hooks.insert(0, zipimporter)
