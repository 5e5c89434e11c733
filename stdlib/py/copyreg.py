"""How objects are taken apart and put together again, for copy and pickle."""

__all__ = ['pickle', 'constructor', 'add_extension', 'remove_extension', 'clear_extension_cache']

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Say how objects of a type are reduced."""
    if not callable(pickle_function):
        raise TypeError('reduction functions must be callable')
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    """Check that an object can be called."""
    if not callable(object):
        raise TypeError('constructors must be callable')


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(obj, state)
    return obj


def _native_base(cls):
    """The nearest base that no class statement made."""
    for base in cls.__mro__:
        if not base.__flags__ & 1 << 9:
            return base
    return object


def _reduce_ex(self, proto):
    cls = self.__class__
    base = _native_base(cls)
    if base is object:
        state = None
    elif base is cls:
        raise TypeError(f'cannot pickle {cls.__name__!r} object')
    else:
        state = base(self)
    args = cls, base, state
    own = self.__getstate__()
    if own:
        return _reconstructor, args, own
    return _reconstructor, args


_COPYABLE_BASES = (object, list, dict, set, bytearray, BaseException)


def _new_arguments(obj, cls):
    """(positional, keywords or None) for __new__, and whether the class says so itself."""
    getter = getattr(cls, '__getnewargs_ex__', None)
    if getter is not None:
        result = getter(obj)
        if not isinstance(result, tuple):
            raise TypeError('__getnewargs_ex__ should return a tuple, not '
                            f'{type(result).__name__!r}')
        if len(result) != 2:
            raise ValueError('__getnewargs_ex__ should return a tuple of length 2, not '
                             f'{len(result)}')
        args, kwargs = result
        return args, kwargs or None, True
    getter = getattr(cls, '__getnewargs__', None)
    if getter is None:
        return (), None, False
    args = getter(obj)
    if not isinstance(args, tuple):
        raise TypeError(f'__getnewargs__ should return a tuple, not {type(args).__name__!r}')
    return args, None, True


def __reduce_2__(obj, protocol=2):
    """What object.__reduce_ex__ gives for protocol 2 and above."""
    cls = type(obj)
    args, kwargs, told = _new_arguments(obj, cls)
    base = _native_base(cls)
    if not told and not (base in _COPYABLE_BASES or issubclass(base, BaseException)):
        raise TypeError(f'cannot pickle {cls.__name__!r} object')
    state = obj.__getstate__()
    listitems = iter(obj) if isinstance(obj, list) else None
    dictitems = iter(obj.items()) if isinstance(obj, dict) else None
    if kwargs:
        return __newobj_ex__, (cls, args, kwargs), state, listitems, dictitems
    return __newobj__, (cls, *args), state, listitems, dictitems


def _slotnames(cls):
    """The names of all slots that hold values, mangled as they are in the class."""
    names = cls.__dict__.get('__slotnames__')
    if names is not None:
        return names
    names = []
    for c in cls.__mro__:
        slots = c.__dict__.get('__slots__', ())
        if isinstance(slots, str):
            slots = (slots,)
        for name in slots:
            if name in ('__dict__', '__weakref__'):
                continue
            if name.startswith('__') and not name.endswith('__'):
                stripped = c.__name__.lstrip('_')
                name = f'_{stripped}{name}' if stripped else name
            names.append(name)
    try:
        cls.__slotnames__ = names
    except Exception:
        pass
    return names


_extension_registry, _inverted_registry, _extension_cache = {}, {}, {}


def add_extension(module, name, code):
    """Register a short code for a class."""
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError('code out of range')
    key = module, name
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f'key {key} is already registered with code {_extension_registry[key]}')
    if code in _inverted_registry:
        raise ValueError(f'code {code} is already in use for key {_inverted_registry[code]}')
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    """Forget a code."""
    key = module, name
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f'key {key} is not registered with code {code}')
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()


pickle(complex, lambda c: (complex, (c.real, c.imag)))
pickle(type(int | str), lambda union: (_union_of, (union.__args__,)))


def _union_of(args):
    result = args[0]
    for arg in args[1:]:
        result = result | arg
    return result
