"""Importing by program. The import statement itself is native; this speaks to it."""

import sys

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

__import__ = __import__
_reloading = {}


def import_module(name, package=None):
    """The module of this name; a relative name counts from `package`."""
    level = len(name) - len(name.lstrip('.'))
    if level:
        if not package:
            raise TypeError("the 'package' argument is required to perform a relative "
                            f'import for {name!r}')
        from ._bootstrap import _resolve_name
        name = _resolve_name(name[level:], package, level)
    # With a list of names the innermost module is what __import__ gives.
    return __import__(name, fromlist=('__name__',), level=0)


def invalidate_caches():
    """Tells the finders that files may have come or gone."""
    for finder in sys.meta_path:
        if hasattr(finder, 'invalidate_caches'):
            finder.invalidate_caches()


def find_loader(name, path=None):
    """The loader of a module; None if there is no such module. Deprecated: see util.find_spec."""
    import warnings
    warnings.warn('Deprecated since Python 3.4 and slated for removal in Python 3.12; '
                  'use importlib.util.find_spec() instead', DeprecationWarning, stacklevel=2)
    from ._bootstrap import _find_spec
    module = sys.modules.get(name)
    spec = _find_spec(name, path) if module is None else module.__spec__
    if spec is None:
        return None
    if spec.loader is None:
        raise ImportError('namespace packages do not have loaders' if
                          spec.submodule_search_locations is not None else
                          f'spec for {name} missing loader', name=name)
    return spec.loader


def reload(module):
    """Runs a module's code again, in its old namespace."""
    from ._bootstrap import _exec, _find_spec
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError('reload() argument must be a module') from None
    if sys.modules.get(name) is not module:
        raise ImportError(f'module {name} not in sys.modules', name=name)
    if name in _reloading:
        return _reloading[name]
    _reloading[name] = module
    try:
        parent = name.rpartition('.')[0]
        if parent and parent not in sys.modules:
            raise ImportError(f'parent {parent!r} not in sys.modules', name=parent)
        path = sys.modules[parent].__path__ if parent else None
        spec = module.__spec__ = _find_spec(name, path, module)
        if spec is None:
            raise ModuleNotFoundError(f'spec not found for the module {name!r}', name=name)
        _exec(spec, module)
        return sys.modules[name]
    finally:
        del _reloading[name]
