"""Context variables (PEP 567): values that belong to a context and not to the program."""

from _thread import _local

_missing = object()


class Context:
    """A mapping of context variables to values; a copy costs little."""

    __slots__ = ('_values', '_previous', '_entered', '__weakref__')

    def __new__(cls):
        self = object.__new__(cls)
        self._values = {}
        self._previous = None
        self._entered = False
        return self

    def __init_subclass__(cls):
        raise TypeError("type '_contextvars.Context' is not an acceptable base type")

    def run(*args, **kwargs):
        """Calls a function in this context."""
        if len(args) < 2:
            raise TypeError('run() missing 1 required positional argument')
        self, callable, *args = args
        if self._entered:
            raise RuntimeError(f'cannot enter context: {self!r} is already entered')
        self._previous, _running.context = _running.context, self
        self._entered = True
        try:
            return callable(*args, **kwargs)
        finally:
            _running.context, self._previous = self._previous, None
            self._entered = False

    def copy(self):
        """Another context with the same values."""
        other = Context()
        other._values = self._values
        return other

    def get(self, key, default=None, /):
        """The value of a variable, or a default."""
        _check(key)
        return self._values.get(key, default)

    def keys(self):
        """The variables that have a value here."""
        return self._values.keys()

    def values(self):
        """Their values."""
        return self._values.values()

    def items(self):
        """Variables and values."""
        return self._values.items()

    def __getitem__(self, key):
        _check(key)
        return self._values[key]

    def __contains__(self, key):
        _check(key)
        return key in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._values == other._values

    __hash__ = None


def _check(key):
    if not isinstance(key, ContextVar):
        raise TypeError(f'a ContextVar key was expected, got {key!r}')


class Token:
    """What ContextVar.set gives, to undo it."""

    __slots__ = ('_context', '_var', '_old', '_used')

    def __new__(cls):
        raise RuntimeError('Tokens can only be created by ContextVars')

    @property
    def var(self):
        """The variable."""
        return self._var

    @property
    def old_value(self):
        """Its value before, or Token.MISSING."""
        return Token.MISSING if self._old is _missing else self._old

    def __repr__(self):
        used = ' used' if self._used else ''
        return f'<Token{used} var={self._var!r} at {id(self):#x}>'

    __class_getitem__ = classmethod(type(list[int]))


class _Missing:
    def __repr__(self):
        return '<Token.MISSING>'


Token.MISSING = _Missing()


class ContextVar:
    """A variable with a value in each context."""

    __slots__ = ('_name', '_default', '__weakref__')

    def __new__(cls, name, /, *, default=_missing):
        if not isinstance(name, str):
            raise TypeError('context variable name must be a str')
        self = object.__new__(cls)
        self._name = name
        self._default = default
        return self

    def __init__(self, name, /, *, default=_missing):
        pass

    def __init_subclass__(cls):
        raise TypeError("type '_contextvars.ContextVar' is not an acceptable base type")

    @property
    def name(self):
        """The variable's name."""
        return self._name

    def get(self, default=_missing, /):
        """The value in the current context."""
        value = _running.context._values.get(self, _missing)
        if value is not _missing:
            return value
        if default is not _missing:
            return default
        if self._default is not _missing:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        """Gives it a value in the current context; returns a Token to undo that."""
        token = object.__new__(Token)
        token._context = _running.context
        token._var = self
        token._old = _running.context._values.get(self, _missing)
        token._used = False
        # Copies of the context share the dict: it never changes.
        _running.context._values = {**_running.context._values, self: value}
        return token

    def reset(self, token, /):
        """Undoes a set()."""
        if not isinstance(token, Token):
            raise TypeError(f'expected an instance of Token, got {token!r}')
        if token._used:
            raise RuntimeError(f'{token!r} has already been used once')
        if token._var is not self:
            raise ValueError(f'{token!r} was created by a different ContextVar')
        if token._context is not _running.context:
            raise ValueError(f'{token!r} was created in a different Context')
        token._used = True
        values = dict(_running.context._values)
        if token._old is _missing:
            values.pop(self, None)
        else:
            values[self] = token._old
        _running.context._values = values

    def __repr__(self):
        default = '' if self._default is _missing else f' default={self._default!r}'
        return f'<ContextVar name={self._name!r}{default} at {id(self):#x}>'

    __class_getitem__ = classmethod(type(list[int]))


for _class in (Context, Token, ContextVar):
    _class.__module__ = '_contextvars'
del _class

class _Running(_local):
    def __init__(self):
        self.context = Context()


_running = _Running()


def copy_context():
    """A copy of the current context."""
    return _running.context.copy()
