"""What decides about warnings; CPython's module warnings builds on it."""

import sys

_defaultaction = 'default'
_onceregistry = {}
# (action, message, category, module, line); the first that fits decides.
filters = [
    ('default', None, DeprecationWarning, '__main__', 0),
    ('ignore', None, DeprecationWarning, None, 0),
    ('ignore', None, PendingDeprecationWarning, None, 0),
    ('ignore', None, ImportWarning, None, 0),
    ('ignore', None, ResourceWarning, None, 0),
]
# Grows when the filters change: what a registry remembers is void then.
_version = 1


def _filters_mutated():
    global _version
    _version += 1


def _current(name, default):
    """A variable as the module warnings has it, which a program may have changed."""
    value = getattr(sys.modules.get('warnings'), name, None)
    return default if value is None else value


def _check_category(message, category):
    if isinstance(message, Warning):
        return type(message)
    if category is None:
        return UserWarning
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    return category


def _is_internal(frame):
    name = frame.f_code.co_filename
    return 'importlib' in name and '_bootstrap' in name


def _caller(stacklevel):
    """The frame so many levels up from the caller of warn(); None: there is none."""
    frame = sys._getframe(2)
    if stacklevel <= 0 or _is_internal(frame):
        for _ in range(stacklevel - 1):
            frame = frame and frame.f_back
        return frame
    for _ in range(stacklevel - 1):
        frame = frame.f_back if frame else None
        while frame is not None and _is_internal(frame):
            frame = frame.f_back
    return frame


def warn(message, category=None, stacklevel=1, source=None):
    """Issue a warning, or maybe ignore it or raise an exception."""
    category = _check_category(message, category)
    frame = _caller(stacklevel)
    if frame is None:
        names, filename, line = sys.__dict__, 'sys', 1
    else:
        names, filename, line = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    registry = names.setdefault('__warningregistry__', {})
    module = names.get('__name__', '<string>')
    _decide(message, category, filename, line, module, registry, names, source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    """Issue a warning about a place that the caller names."""
    if module_globals is not None and not isinstance(module_globals, dict):
        raise TypeError(f"module_globals must be a dict, not '{type(module_globals).__name__}'")
    if registry is not None and not isinstance(registry, dict):
        raise TypeError("'registry' must be a dict or None")
    if module is None:
        if not filename:
            module = '<unknown>'
        else:
            module = filename[:-3] if filename.endswith('.py') else filename
    _decide(message, category, filename, lineno, module, registry, module_globals, source)


def _fits(pattern, text):
    """A pattern is a str that must be equal, an object with a method match(), or None."""
    if pattern is None:
        return True
    if type(pattern) is str:
        return pattern == text
    return bool(pattern.match(text))


def _action(category, text, module, line):
    current = _current('filters', filters)
    if not isinstance(current, list):
        raise ValueError('_warnings.filters must be a list')
    for item in current:
        if not isinstance(item, tuple) or len(item) != 5:
            raise ValueError(f'_warnings.filters item {current.index(item)} isn\'t a 5-tuple')
        action, message, kind, where, number = item
        if not isinstance(action, str):
            raise TypeError(f"action must be a string, not '{type(action).__name__}'")
        if (_fits(message, text) and issubclass(category, kind) and _fits(where, module)
                and number in (0, line)):
            return action, item
    action = _current('defaultaction', _defaultaction)
    if not isinstance(action, str):
        raise TypeError('_warnings.defaultaction must be a string, not '
                        f"'{type(action).__name__}'")
    return action, None


def _seen(registry, key):
    """Has the registry this key? It has from now on."""
    if registry.get('version', 0) != _version:
        registry.clear()
        registry['version'] = _version
    if registry.get(key):
        return True
    registry[key] = True
    return False


def _decide(message, category, filename, line, module, registry, names, source):
    if registry is None:
        registry = {}
    if isinstance(message, Warning):
        text, category, instance = str(message), type(message), message
    else:
        text, instance = message, category(message)
    key = text, category, line
    if registry.get('version', 0) == _version and registry.get(key):
        return
    action, item = _action(category, text, module, line)
    if action == 'error':
        raise instance
    if action == 'ignore':
        return
    if action == 'once':
        once = _current('onceregistry', _onceregistry)
        if once is None or not isinstance(once, dict):
            raise TypeError('_warnings.onceregistry must be a dict, not '
                            f"'{type(once).__name__}'")
        if _seen(registry, key) or _seen(once, (text, category)):
            return
    elif action == 'module':
        if _seen(registry, key) or _seen(registry, (text, category, 0)):
            return
    elif action == 'default':
        if _seen(registry, key):
            return
    elif action != 'always':
        raise RuntimeError(f'Unrecognized action ({action!r}) in warnings.filters:\n {item!r}')
    _show(instance, category, filename, line, names, source)


def _show(instance, category, filename, line, names, source):
    warnings = sys.modules.get('warnings')
    if getattr(warnings, 'WarningMessage', None) is None:
        try:
            import warnings
            warnings.WarningMessage
        except (ImportError, AttributeError):  # the program is at its end
            if sys.stderr is not None:
                sys.stderr.write(f'{filename}:{line}: {category.__name__}: {instance}\n')
            return
    show = getattr(warnings, '_showwarnmsg', None)
    if show is None:
        return
    if not callable(show):
        raise TypeError('warnings._showwarnmsg() must be set to a callable')
    if names is not None:
        import linecache  # source that only a loader can read
        linecache.getlines(filename, names)
    show(warnings.WarningMessage(instance, category, filename, line, source=source))
