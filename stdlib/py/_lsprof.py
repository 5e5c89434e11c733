"""What cProfile is made of: counts and times of all calls."""

import sys
from time import perf_counter

_MODULE = type(sys)


class _Entry(tuple):
    """A tuple whose items have names."""

    __slots__ = ()

    def __repr__(self):
        pairs = ', '.join(f'{name}={value!r}' for name, value in zip(self._names, self))
        return f'_lsprof.{type(self).__name__}({pairs})'


def _field(i):
    return property(lambda self: self[i])


class profiler_subentry(_Entry):
    """What one function spent in another."""

    __slots__ = ()
    _names = ('code', 'callcount', 'reccallcount', 'totaltime', 'inlinetime')
    code, callcount, reccallcount, totaltime, inlinetime = map(_field, range(5))


class profiler_entry(_Entry):
    """What was spent in a function."""

    __slots__ = ()
    _names = profiler_subentry._names + ('calls',)
    code, callcount, reccallcount, totaltime, inlinetime, calls = map(_field, range(6))


class _Counts:
    """Of a function, or of its calls from one other (then without `calls`)."""

    __slots__ = ('code', 'calls', 'count', 'recursive', 'total', 'inline', 'level')

    def __init__(self, code):
        self.code, self.calls = code, {}
        self.count = self.recursive = self.level = 0
        self.total = self.inline = 0

    def numbers(self, unit):
        return (self.code, self.count, self.recursive, self.total * unit, self.inline * unit)


def _name_of(function, owner, name):
    """What stands for a native function in the statistics."""
    if owner is not None and not isinstance(owner, _MODULE):
        method = getattr(type(owner), name, None)
        return repr(method) if method is not None else f'<built-in method {name}>'
    module = getattr(function, '__module__', None) or 'builtins'
    return f'<built-in method {module}.{name}>'


class Profiler:
    """Profiler(timer=None, timeunit=0.0, subcalls=True, builtins=True)"""

    def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
        self._timer = timer or perf_counter
        # A timer that counts says how long a unit of it is.
        self._unit = timeunit if timer and timeunit > 0 else 1
        self._subcalls, self._builtins = bool(subcalls), bool(builtins)
        self._entries, self._stack = {}, []
        self._names = {}  # of native functions

    def enable(self, subcalls=True, builtins=True):
        """Listen to all calls of this thread from now on."""
        self._subcalls, self._builtins = bool(subcalls), bool(builtins)
        sys.setprofile(self)

    def disable(self):
        """Listen no more."""
        sys.setprofile(None)
        while self._stack:
            self._leave()

    def clear(self):
        """Forget what was heard."""
        self._entries, self._stack = {}, []

    def getstats(self):
        """A profiler_entry for each function that was called."""
        unit, stats = self._unit, []
        for entry in self._entries.values():
            if entry.count == 0:
                continue
            calls = [profiler_subentry(sub.numbers(unit)) for sub in entry.calls.values()
                     if sub.count]
            stats.append(profiler_entry(entry.numbers(unit) + (calls or None,)))
        return stats

    def __call__(self, frame, event, argument):
        code = frame.f_code
        if code is _DISABLE:  # a native method elsewhere
            if event == 'call' and self._builtins:
                self._enter("<method 'disable' of '_lsprof.Profiler' objects>", None)
        elif event == 'call':
            self._enter(code, code)
        elif event == 'return':
            self._leave()
        elif self._builtins:
            if event == 'c_call':
                owner, name = getattr(argument, '__self__', None), getattr(argument, '__name__', '?')
                place = type(owner), getattr(argument, '__module__', None), name
                key = self._names.get(place)
                if key is None:
                    key = self._names[place] = _name_of(argument, owner, name)
                self._enter(key, None)
            else:
                self._leave()

    def _enter(self, key, code):
        entry = self._entries.get(key)
        if entry is None:
            entry = self._entries[key] = _Counts(code or key)
        entry.level += 1
        sub = None
        if self._subcalls and self._stack:
            calls = self._stack[-1][0].calls
            sub = calls.get(key)
            if sub is None:
                sub = calls[key] = _Counts(entry.code)
            sub.level += 1
        self._stack.append([entry, sub, 0, self._timer()])

    def _leave(self):
        """A call has ended; only the outermost of a recursion adds to the total."""
        stack = self._stack
        if not stack:  # the call began before we listened
            return
        entry, sub, below, start = stack.pop()
        total = self._timer() - start
        if stack:
            stack[-1][2] += total
        inline = total - below
        for counts in (entry,) if sub is None else (entry, sub):
            counts.count += 1
            counts.inline += inline
            counts.level = level = counts.level - 1
            if level:
                counts.recursive += 1
            else:
                counts.total += total


_DISABLE = Profiler.disable.__code__
