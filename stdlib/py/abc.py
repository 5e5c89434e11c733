"""Abstract base classes (PEP 3119)."""

from _weakref import ref

__all__ = ['ABCMeta', 'ABC', 'abstractmethod', 'abstractclassmethod', 'abstractstaticmethod',
           'abstractproperty', 'get_cache_token', 'update_abstractmethods']


def abstractmethod(funcobj):
    """Mark a method that subclasses must define before they can have instances."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """Deprecated: use classmethod over abstractmethod."""
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """Deprecated: use staticmethod over abstractmethod."""
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """Deprecated: use property over abstractmethod."""
    __isabstractmethod__ = True


# Grows with each register(): what was found not to be a subclass may be one since.
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


class _State:
    """What an abstract class knows of its subclasses."""

    __slots__ = ('registry', 'known', 'others', 'token')

    def __init__(self):
        self.registry = _ClassSet()
        self.known = _ClassSet()
        self.others = _ClassSet()
        self.token = _token


def _abstract_names(cls, namespace):
    names = {name for name, value in namespace.items()
             if getattr(value, '__isabstractmethod__', False)}
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """Metaclass of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace)
        cls._abc_impl = _State()
        return cls

    def register(cls, subclass):
        """Make a class a virtual subclass."""
        global _token
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        cls._abc_impl.registry.add(subclass)
        _token += 1
        return subclass

    def __instancecheck__(cls, instance):
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

    def __subclasscheck__(cls, subclass):
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

    def _dump_registry(cls, file=None):
        print(f'Class: {cls.__module__}.{cls.__qualname__}', file=file)
        print(f'Inv. counter: {get_cache_token()}', file=file)
        print(f'_abc_registry: {set(cls._abc_impl.registry)!r}', file=file)

    def _abc_registry_clear(cls):
        cls._abc_impl.registry.clear()

    def _abc_caches_clear(cls):
        cls._abc_impl.known.clear()
        cls._abc_impl.others.clear()


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
    for derived in type.__subclasses__(cls):
        if issubclass(subclass, derived):
            return True
    return False


class ABC(metaclass=ABCMeta):
    """A class to inherit from, for those who do not like to name a metaclass."""
    __slots__ = ()


def get_cache_token():
    """A token that changes with each register()."""
    return _token


def update_abstractmethods(cls):
    """Compute anew which methods of a class are abstract, after it was changed."""
    if not hasattr(cls, '__abstractmethods__'):
        return cls
    cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__)
    return cls
