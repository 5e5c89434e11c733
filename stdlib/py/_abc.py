"""What abstract classes remember of their subclasses (PEP 3119); CPython's module abc builds on it."""

from _abc_flags import collection_flags, set_collection_flags
from _weakref import ref

# Of __abc_tpflags__: instances match sequence or mapping patterns.
_SEQUENCE, _MAPPING = 1 << 5, 1 << 6

# Grows with each registration: what was found not to be a subclass may be one since.
_token = 0


class _ClassSet:
    """Classes held weakly: a class leaves when it dies."""

    __slots__ = ('_refs',)

    def __init__(self):
        self._refs = set()

    def add(self, cls):
        refs = self._refs
        refs.add(ref(cls, refs.discard))

    def __contains__(self, cls):
        try:
            return ref(cls) in self._refs
        except TypeError:
            return False

    def __iter__(self):
        for reference in list(self._refs):
            cls = reference()
            if cls is not None:
                yield cls

    def clear(self):
        self._refs.clear()


class _abc_data:
    """The classes registered, and the answers found before: `others` as of `token`."""

    __slots__ = ('registry', 'known', 'others', 'token')

    def __init__(self):
        self.registry = _ClassSet()
        self.known = _ClassSet()
        self.others = _ClassSet()
        self.token = _token


def _abc_init(cls, /):
    """Finds the abstract methods of a new class."""
    names = {name for name, value in cls.__dict__.items()
             if getattr(value, '__isabstractmethod__', False)}
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                names.add(name)
    cls.__abstractmethods__ = frozenset(names)
    cls._abc_impl = _abc_data()
    flags = cls.__dict__.get('__abc_tpflags__')
    if flags is None:
        return
    collection = flags & (_SEQUENCE | _MAPPING)
    if collection == _SEQUENCE | _MAPPING:
        raise TypeError('__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and '
                        'Py_TPFLAGS_MAPPING')
    if collection:
        set_collection_flags(cls, collection)
    del cls.__abc_tpflags__


def _abc_register(cls, subclass, /):
    """Makes a class a virtual subclass."""
    global _token
    if not isinstance(subclass, type):
        raise TypeError('Can only register classes')
    if issubclass(subclass, cls):
        return subclass
    if issubclass(cls, subclass):
        raise RuntimeError('Refusing to create an inheritance cycle')
    cls._abc_impl.registry.add(subclass)
    _token += 1
    flags = collection_flags(cls)
    if flags:
        set_collection_flags(subclass, flags)
    return subclass


def _abc_instancecheck(cls, instance, /):
    """isinstance(instance, cls)"""
    subclass = instance.__class__
    state = cls._abc_impl
    if subclass in state.known:
        return True
    subtype = type(instance)
    if subtype is subclass:
        if state.token == _token and subclass in state.others:
            return False
        return cls.__subclasscheck__(subclass)
    return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(subtype)


def _abc_subclasscheck(cls, subclass, /):
    """issubclass(subclass, cls)"""
    if not isinstance(subclass, type):
        raise TypeError('issubclass() arg 1 must be a class')
    state = cls._abc_impl
    if subclass in state.known:
        return True
    if state.token != _token:
        state.others.clear()
        state.token = _token
    elif subclass in state.others:
        return False
    answer = _is_subclass(cls, state, subclass)
    (state.known if answer else state.others).add(subclass)
    return answer


def _is_subclass(cls, state, subclass):
    hooked = cls.__subclasshook__(subclass)
    if hooked is not NotImplemented:
        assert isinstance(hooked, bool)
        return hooked
    if cls in getattr(subclass, '__mro__', ()):
        return True
    for registered in state.registry:
        if issubclass(subclass, registered):
            return True
    for derived in cls.__subclasses__():
        if issubclass(subclass, derived):
            return True
    return False


def get_cache_token():
    """A token that changes with each registration."""
    return _token


def _get_dump(cls, /):
    """(registry, subclasses known, other classes known, token), for ABCMeta._dump_registry()."""
    state = cls._abc_impl
    return state.registry._refs, state.known._refs, state.others._refs, state.token


def _reset_registry(cls, /):
    """Forgets the registered classes."""
    cls._abc_impl.registry.clear()


def _reset_caches(cls, /):
    """Forgets the answers found before."""
    cls._abc_impl.known.clear()
    cls._abc_impl.others.clear()
