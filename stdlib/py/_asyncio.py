"""The futures, tasks and running loop of asyncio, which CPython has natively: here they are those
that asyncio has in Python, without their frames in tracebacks."""

import _imp
import sys

_HOMES = {
    'Future': 'asyncio.futures',
    'Task': 'asyncio.tasks',
    '_all_tasks': 'asyncio.tasks',
    '_current_tasks': 'asyncio.tasks',
    '_enter_task': 'asyncio.tasks',
    '_get_event_loop': 'asyncio.events',
    '_get_running_loop': 'asyncio.events',
    '_leave_task': 'asyncio.tasks',
    '_register_task': 'asyncio.tasks',
    '_set_running_loop': 'asyncio.events',
    '_unregister_task': 'asyncio.tasks',
    'get_event_loop': 'asyncio.events',
    'get_running_loop': 'asyncio.events',
}


def _hide(function):
    code = getattr(function, '__code__', None)
    if code is not None:
        _imp._stand_in(code)


def _hide_class(cls):
    cls.__module__ = __name__
    _imp._stand_in(cls)
    for part in vars(cls).values():
        for function in (part, getattr(part, '__func__', None), getattr(part, 'fget', None),
                         getattr(part, 'fset', None)):
            _hide(function)


def __getattr__(name):
    """Each of asyncio's modules asks for its own as soon as it has made them."""
    if name not in _HOMES:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    thing = globals()[name] = getattr(sys.modules[_HOMES[name]], name)
    if isinstance(thing, type):
        _hide_class(thing)
    else:
        _hide(thing)
    return thing
