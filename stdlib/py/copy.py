"""Shallow and deep copies of any object."""

import types
import weakref
from copyreg import dispatch_table

__all__ = ['Error', 'copy', 'deepcopy']


class Error(Exception):
    """The object cannot be copied."""


error = Error

# Objects that never change, or whose identity is what matters, are their own copies.
_ATOMS = {
    type(None), int, float, bool, complex, str, bytes, tuple, frozenset, type, range, slice,
    property, types.BuiltinFunctionType, type(Ellipsis), type(NotImplemented), types.FunctionType,
    types.CodeType, weakref.ref,
}
_DEEP_ATOMS = _ATOMS - {tuple, frozenset, slice}


def copy(x):
    """A shallow copy: a new object with the same contents."""
    cls = type(x)
    if cls in _ATOMS:
        return x
    if cls in (list, dict, set, bytearray):
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, '__copy__', None)
    if copier is not None:
        return copier(x)
    reduced = _reduce(x, cls)
    if isinstance(reduced, str):
        return x
    return _reconstruct(x, None, *reduced)


def _reduce(x, cls):
    reductor = dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    reductor = getattr(x, '__reduce_ex__', None)
    if reductor is not None:
        return reductor(4)
    reductor = getattr(x, '__reduce__', None)
    if reductor:
        return reductor()
    raise Error(f'un(shallow)copyable object of type {cls}')


_NOTHING = object()


def deepcopy(x, memo=None, _nil=_NOTHING):
    """A deep copy: everything in it is copied too, each object once."""
    if memo is None:
        memo = {}
    key = id(x)
    known = memo.get(key, _NOTHING)
    if known is not _NOTHING:
        return known
    cls = type(x)
    if cls in _DEEP_ATOMS or issubclass(cls, type):
        return x
    copier = _COPIERS.get(cls)
    if copier is not None:
        result = copier(x, memo)
    else:
        copier = getattr(x, '__deepcopy__', None)
        if copier is not None:
            result = copier(memo)
        else:
            reduced = _reduce(x, cls)
            result = x if isinstance(reduced, str) else _reconstruct(x, memo, *reduced)
    if result is not x:
        memo[key] = result
        _keep_alive(x, memo)
    return result


def _keep_alive(x, memo):
    """An id in the memo must stay the object's own as long as the memo lives."""
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


def _deepcopy_list(x, memo):
    result = []
    memo[id(x)] = result
    append = result.append
    for item in x:
        append(deepcopy(item, memo))
    return result


def _deepcopy_dict(x, memo):
    result = {}
    memo[id(x)] = result
    for key, value in x.items():
        result[deepcopy(key, memo)] = deepcopy(value, memo)
    return result


def _deepcopy_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    # A cycle through it may have made the copy meanwhile.
    if id(x) in memo:
        return memo[id(x)]
    if all(new is old for new, old in zip(items, x)):
        return x
    return tuple(items)


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_COPIERS = {list: _deepcopy_list, dict: _deepcopy_dict, tuple: _deepcopy_tuple,
            types.MethodType: _deepcopy_method}


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None, *, _=None):
    deep = memo is not None
    if deep and args:
        args = (deepcopy(arg, memo) for arg in args)
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        _set_state(y, state)
    if listiter is not None:
        for item in listiter:
            y.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            y[key] = value
    return y


def _set_state(y, state):
    if hasattr(y, '__setstate__'):
        y.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        y.__dict__.update(state)
    if slots is not None:
        for name, value in slots.items():
            setattr(y, name, value)
