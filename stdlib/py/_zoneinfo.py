"""zoneinfo.ZoneInfo as CPython's native module shows it."""

import _imp
import _standin

__package__ = 'zoneinfo'
_standin.run('zoneinfo/_zoneinfo.py', globals())


def _repr(self):
    name = 'zoneinfo.ZoneInfo' if type(self) is ZoneInfo else type(self).__name__
    if self._key is not None:
        return f'{name}(key={self._key!r})'
    return f'{name}.from_file({self._file_repr})'


_imp._stand_in(ZoneInfo)
ZoneInfo.__repr__ = _repr
