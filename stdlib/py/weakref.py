"""Weak references, and containers that hold their items weakly."""

import itertools
from _weakref import (CallableProxyType, ProxyType, ReferenceType, getweakrefcount, getweakrefs,
                      proxy, ref, _remove_dead_weakref)
from _weakrefset import WeakSet, _Iteration
from _collections_abc import MutableMapping

__all__ = ['ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary', 'ReferenceType',
           'ProxyType', 'CallableProxyType', 'ProxyTypes', 'WeakValueDictionary', 'WeakSet',
           'WeakMethod', 'finalize']

ProxyTypes = (ProxyType, CallableProxyType)


class WeakMethod(ref):
    """A weak reference to a bound method: it lives as long as its object and its function."""

    __slots__ = ('_func_ref', '_meth_type', '_alive')

    def __new__(cls, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f'argument should be a bound method, not {type(meth)}') from None

        def dead(_):
            self = self_ref()
            if self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)
        self = ref.__new__(cls, obj, dead)
        self._func_ref = ref(func, dead)
        self._meth_type = type(meth)
        self._alive = True
        self_ref = ref(self)
        return self

    def __call__(self):
        obj, func = super().__call__(), self._func_ref()
        if obj is None or func is None:
            return None
        return self._meth_type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A reference that knows under which key it is kept."""

    __slots__ = ('key',)

    def __new__(cls, obj, callback, key):
        self = ref.__new__(cls, obj, callback)
        self.key = key
        return self

    def __init__(self, obj, callback, key):
        super().__init__(obj, callback)


class WeakValueDictionary(MutableMapping):
    """A dict whose entries vanish with their values."""

    def __init__(self, other=(), /, **kw):
        def remove(reference, self_ref=ref(self)):
            self = self_ref()
            if self is None:
                return
            if self._iterating:
                self._pending.append(reference.key)
            else:
                _remove_dead_weakref(self.data, reference.key)
        self._remove = remove
        self._pending = []
        self._iterating = set()
        self.data = {}
        self.update(other, **kw)

    def _commit_removals(self):
        while self._pending:
            _remove_dead_weakref(self.data, self._pending.pop())

    def __getitem__(self, key):
        if self._pending:
            self._commit_removals()
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        if self._pending:
            self._commit_removals()
        del self.data[key]

    def __len__(self):
        if self._pending:
            self._commit_removals()
        return len(self.data)

    def __contains__(self, key):
        try:
            return self.data[key]() is not None
        except KeyError:
            return False

    def __repr__(self):
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def __setitem__(self, key, value):
        if self._pending:
            self._commit_removals()
        self.data[key] = KeyedRef(value, self._remove, key)

    def copy(self):
        """A dict of the same kind with what is alive."""
        new = WeakValueDictionary()
        new.update(self)
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = self.__class__()
        for key, value in self.items():
            new[deepcopy(key, memo)] = value
        return new

    def get(self, key, default=None):
        """The value, or the default when there is none."""
        reference = self.data.get(key)
        value = reference() if reference is not None else None
        return default if value is None else value

    def items(self):
        """Pairs of what is alive."""
        with _Iteration(self):
            for key, reference in self.data.items():
                value = reference()
                if value is not None:
                    yield key, value

    def keys(self):
        """Keys of what is alive."""
        with _Iteration(self):
            for key, reference in self.data.items():
                if reference() is not None:
                    yield key

    __iter__ = keys

    def values(self):
        """Values that are alive."""
        with _Iteration(self):
            for reference in self.data.values():
                value = reference()
                if value is not None:
                    yield value

    def itervaluerefs(self):
        """The references; they may be dead."""
        with _Iteration(self):
            yield from self.data.values()

    def valuerefs(self):
        """The references in a list."""
        return list(self.data.values())

    def popitem(self):
        """Take the entry out that came last."""
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def pop(self, key, *args):
        """Take an entry out."""
        try:
            value = self.data.pop(key)()
        except KeyError:
            value = None
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def setdefault(self, key, default=None):
        """The value; the default, put in, when there is none."""
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def update(self, other=None, /, **kwargs):
        """Put all entries of a mapping or of pairs in."""
        if other is not None:
            for key, value in dict(other).items():
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not hasattr(other, 'keys'):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not hasattr(other, 'keys'):
            return NotImplemented
        new = self.__class__()
        new.update(other)
        new.update(self)
        return new


class WeakKeyDictionary(MutableMapping):
    """A dict whose entries vanish with their keys."""

    def __init__(self, dict=None):
        self.data = {}

        def remove(reference, self_ref=ref(self)):
            self = self_ref()
            if self is None:
                return
            if self._iterating:
                self._pending.append(reference)
            else:
                self.data.pop(reference, None)
        self._remove = remove
        self._pending = []
        self._iterating = set()
        if dict is not None:
            self.update(dict)

    def _commit_removals(self):
        while self._pending:
            self.data.pop(self._pending.pop(), None)

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __len__(self):
        return len(self.data) - len(self._pending)

    def __repr__(self):
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def copy(self):
        """A dict of the same kind with what is alive."""
        new = WeakKeyDictionary()
        for key, value in self.items():
            new[key] = value
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = self.__class__()
        for key, value in self.items():
            new[key] = deepcopy(value, memo)
        return new

    def get(self, key, default=None):
        """The value, or the default when there is none."""
        return self.data.get(ref(key), default)

    def __contains__(self, key):
        try:
            reference = ref(key)
        except TypeError:
            return False
        return reference in self.data

    def items(self):
        """Pairs of what is alive."""
        with _Iteration(self):
            for reference, value in self.data.items():
                key = reference()
                if key is not None:
                    yield key, value

    def keys(self):
        """Keys that are alive."""
        with _Iteration(self):
            for reference in self.data:
                key = reference()
                if key is not None:
                    yield key

    __iter__ = keys

    def values(self):
        """Values whose keys are alive."""
        with _Iteration(self):
            for reference, value in self.data.items():
                if reference() is not None:
                    yield value

    def keyrefs(self):
        """The references in a list."""
        return list(self.data)

    def popitem(self):
        """Take the entry out that came last."""
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def pop(self, key, *args):
        """Take an entry out."""
        return self.data.pop(ref(key), *args)

    def setdefault(self, key, default=None):
        """The value; the default, put in, when there is none."""
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **kwargs):
        """Put all entries of a mapping or of pairs in."""
        if dict is not None:
            pairs = dict.items() if hasattr(dict, 'items') else dict
            for key, value in pairs:
                self[key] = value
        if kwargs:
            self.update(kwargs)

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not hasattr(other, 'keys'):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not hasattr(other, 'keys'):
            return NotImplemented
        new = self.__class__()
        new.update(other)
        new.update(self)
        return new


class finalize:
    """Calls a function when an object dies, or at the latest when the program ends."""

    __slots__ = ()

    _registry = {}
    _counter = itertools.count()
    _at_exit = False

    class _Info:
        __slots__ = ('weakref', 'func', 'args', 'kwargs', 'atexit', 'index')

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._at_exit:
            import atexit
            atexit.register(finalize._exitfunc)
            finalize._at_exit = True
        info = finalize._Info()
        info.weakref = ref(obj, self)
        info.func, info.args, info.kwargs = func, args, kwargs or None
        info.atexit = True
        info.index = next(finalize._counter)
        finalize._registry[self] = info

    def __call__(self, _=None):
        """Call the function now, unless that has happened; its result."""
        info = self._registry.pop(self, None)
        if info:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        """Never call it: what would have been called, or None."""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and self._registry.pop(self, None):
            return obj, info.func, info.args, info.kwargs or {}

    def peek(self):
        """What will be called, or None."""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs or {}

    @property
    def alive(self):
        """Is the call still to come?"""
        return self in self._registry

    @property
    def atexit(self):
        """Is it to be called when the program ends?"""
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return f'<{type(self).__name__} object at {id(self):#x}; dead>'
        return (f'<{type(self).__name__} object at {id(self):#x}; for '
                f'{type(obj).__name__!r} at {id(obj):#x}>')

    @classmethod
    def _exitfunc(cls):
        import sys
        while True:
            waiting = [(info.index, f) for f, info in cls._registry.items() if info.atexit]
            if not waiting:
                return
            try:
                max(waiting)[1]()
            except Exception:
                sys.excepthook(*sys.exc_info())
