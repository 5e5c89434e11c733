"""What the functions of gc that look at the heap return: figures that print well."""


def _number(n):
    return f'{n:,}'


def _name(cls):
    if cls is None:
        return '(buffers)'
    if cls.__module__ == 'builtins':
        return cls.__qualname__
    return f'{cls.__module__}.{cls.__qualname__}'


def _short(obj, limit=60):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text if len(text) <= limit else text[:limit - 3] + '...'


def _table(rows, limit=None):
    """Rows of texts, all columns but the last one aligned to the right."""
    shown = rows if limit is None else rows[:limit]
    widths = [max(map(len, column)) for column in list(zip(*shown))[:-1]]
    lines = ['  '.join([*(cell.rjust(width) for cell, width in zip(row, widths)), row[-1]]).rstrip()
             for row in shown]
    if len(shown) < len(rows):
        lines.append(f'... and {len(rows) - len(shown)} more')
    return '\n'.join(lines)


class Stats(dict):
    """The figures of a generation as CPython 3.11 lists them; `candidates` and `duration` too can
    be asked for."""

    def __init__(self, data):
        shown, self._more = data
        super().__init__(shown)

    def __missing__(self, key):
        return self._more[key]


class Heap(dict):
    """Figures of the heap. The items that end in _bytes from small_bytes on add up to
    mapped_bytes; small_bytes and large_bytes are bytes_in_use."""

    PARTS = ('small_bytes', 'large_bytes', 'free_block_bytes', 'free_slot_bytes',
             'spare_huge_bytes', 'header_bytes', 'tail_bytes')

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f'a Heap has no figure {name!r}') from None

    def __dir__(self):
        return [*super().__dir__(), *self]

    def __repr__(self):
        head = (f'heap: {_number(self.bytes_in_use)} bytes in use, '
                f'{_number(self.mapped_bytes)} from the system, '
                f'{_number(self.resident_bytes)} resident in the process\n'
                f'{self.arenas} arenas ({self.spare_arenas} more spare), '
                f'{self.large_runs} large blocks in them, {self.huge_regions} beside them; '
                f'pools: {self.full_pools} full, {self.used_pools} used, {self.empty_pools} empty')
        parts = [(_number(self[part]), part) for part in self.PARTS]
        classes = [('size', 'full', 'used', 'empty', 'blocks', 'free', 'family')]
        classes += [(str(row['size']), str(row['full_pools']), str(row['used_pools']),
                     str(row['empty_pools']), _number(row['used_blocks']),
                     _number(row['free_blocks']), row['family']) for row in self['classes']]
        return f'{head}\n{_table(parts)}\n{_table(classes)}'


class Types(list):
    """Rows (type, objects, bytes), most bytes first; the type None stands for buffers that no
    object holds."""

    @property
    def bytes(self):
        """Their sum: what the heap has in use."""
        return sum(row[2] for row in self)

    def __getitem__(self, key):
        """By a type: its (objects, bytes)."""
        if not isinstance(key, type):
            return super().__getitem__(key)
        for cls, objects, size in self:
            if cls is key:
                return objects, size
        return 0, 0

    def __repr__(self):
        rows = [('objects', 'bytes', 'type')]
        rows += [(_number(objects), _number(size), _name(cls)) for cls, objects, size in self]
        return _table(rows, 26)


class Retained(Types):
    """What would be freed with an object, by type."""

    def __init__(self, rows):
        super().__init__(sorted(rows, key=lambda row: (-row[2], _name(row[0]))))

    @property
    def count(self):
        return sum(row[1] for row in self)

    def __repr__(self):
        return f'{_number(self.count)} objects, {_number(self.bytes)} bytes\n{super().__repr__()}'


class Pins(Types):
    """Rows (type, objects, bytes) of what lies in arenas that are nearly empty."""

    def __init__(self, data):
        rows, self.arenas, self.mapped_bytes, self.objects = data
        super().__init__(sorted((row for row in rows if row[1]),
                                key=lambda row: (-row[2], _name(row[0]))))

    def __repr__(self):
        return (f'{self.arenas} arenas of {_number(self.mapped_bytes)} bytes are held by '
                f'{_number(self.bytes)} bytes\n{super().__repr__()}')


class Path(list):
    """Steps (name, object): where it begins, then by which reference each object holds the next."""

    @property
    def objects(self):
        return [obj for _, obj in self]

    @property
    def names(self):
        return [name for name, _ in self]

    def __str__(self):
        """In one line: global m.x['key'].attribute."""
        return ''.join(name for name, _ in self)

    def __repr__(self):
        return _table([(name.strip() or 'object', _short(obj)) for name, obj in self])


class Snapshot(dict):
    """(type, file, line): (objects, bytes). The bytes add up to what the heap had in use; the
    buffers of lists, dicts and the like are one row."""

    def __init__(self, rows):
        super().__init__(((name, file, line), (objects, size))
                         for name, file, line, objects, size in rows)

    @property
    def bytes(self):
        return sum(size for _, size in self.values())

    @property
    def objects(self):
        return sum(objects for objects, _ in self.values())

    def __sub__(self, older):
        if not isinstance(older, Snapshot):
            return NotImplemented
        rows = []
        for key in {**older, **self}:
            old, new = older.get(key, (0, 0)), self.get(key, (0, 0))
            if old != new:
                rows.append((*key, new[0] - old[0], new[1] - old[1]))
        return Difference(rows)

    def by_type(self):
        """type: (objects, bytes)"""
        return self._grouped(0)

    def by_line(self):
        """(file, line): (objects, bytes)"""
        return self._grouped(slice(1, 3))

    def _grouped(self, part):
        sums = {}
        for key, (objects, size) in self.items():
            before = sums.get(key[part], (0, 0))
            sums[key[part]] = before[0] + objects, before[1] + size
        return sums

    def __repr__(self):
        rows = sorted(self.items(), key=lambda item: (-abs(item[1][1]), item[0]))
        table = [('objects', 'bytes', 'type', 'line')]
        table += [(self._figure(objects), self._figure(size), name, f'{file}:{line}' if file else '')
                  for (name, file, line), (objects, size) in rows]
        return _table(table, 26)

    _figure = staticmethod(_number)


class Difference(Snapshot):
    """What one snapshot has more than another; as a Snapshot, and figures may be negative."""

    @staticmethod
    def _figure(n):
        return f'{n:+,}'
