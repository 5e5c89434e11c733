"""Reading and writing tables as text; the module csv builds on it."""

__version__ = '1.0'

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)
_dialects = {}
_field_limit = 131072


class Error(Exception):
    """What is wrong with a table."""


Error.__module__ = '_csv'


class Dialect:
    """How a table is written."""

    __slots__ = ('_delimiter', '_doublequote', '_escapechar', '_lineterminator', '_quotechar',
                 '_quoting', '_skipinitialspace', '_strict')

    def __new__(cls, dialect=None, *, delimiter=None, doublequote=None, escapechar=None,
                lineterminator=None, quotechar=None, quoting=None, skipinitialspace=None,
                strict=None):
        given = {'delimiter': delimiter, 'doublequote': doublequote, 'escapechar': escapechar,
                 'lineterminator': lineterminator, 'quotechar': quotechar, 'quoting': quoting,
                 'skipinitialspace': skipinitialspace, 'strict': strict}
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        if type(dialect) is Dialect and all(value is None for value in given.values()):
            return dialect
        missing = object()
        defaults = {'delimiter': ',', 'doublequote': True, 'escapechar': None,
                    'lineterminator': '\r\n', 'quotechar': '"', 'quoting': QUOTE_MINIMAL,
                    'skipinitialspace': False, 'strict': False}
        values = {}
        for name, default in defaults.items():
            value = given[name]
            if value is None:
                value = getattr(dialect, name, missing) if dialect is not None else missing
            values[name] = default if value is missing else value
            if given[name] is None and name == 'quotechar' and dialect is None:
                values[name] = default
        self = object.__new__(cls)
        quoting_given = quoting is not None or (dialect is not None
                                                and hasattr(dialect, 'quoting'))
        self._delimiter = _char('delimiter', values['delimiter'], False)
        self._escapechar = _char('escapechar', values['escapechar'], True)
        self._quotechar = _char('quotechar', values['quotechar'], True)
        if not isinstance(values['lineterminator'], str):
            raise TypeError('lineterminator must be set' if values['lineterminator'] is None else
                            '"lineterminator" must be a string, not '
                            + type(values['lineterminator']).__name__)
        self._lineterminator = values['lineterminator']
        self._doublequote = bool(values['doublequote'])
        self._skipinitialspace = bool(values['skipinitialspace'])
        self._strict = bool(values['strict'])
        if type(values['quoting']) is not int:
            raise TypeError('"quoting" must be an integer')
        if not 0 <= values['quoting'] <= 3:
            raise TypeError('bad "quoting" value')
        if values['quotechar'] is None and not quoting_given:
            values['quoting'] = QUOTE_NONE
        self._quoting = values['quoting']
        if self._quoting != QUOTE_NONE and self._quotechar is None:
            raise TypeError('quotechar must be set if quoting enabled')
        return self

    delimiter = property(lambda self: self._delimiter)
    doublequote = property(lambda self: self._doublequote)
    escapechar = property(lambda self: self._escapechar)
    lineterminator = property(lambda self: self._lineterminator)
    quotechar = property(lambda self: self._quotechar)
    quoting = property(lambda self: self._quoting)
    skipinitialspace = property(lambda self: self._skipinitialspace)
    strict = property(lambda self: self._strict)

    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")


def _char(name, value, may_be_none):
    if value is None and may_be_none:
        return None
    if not isinstance(value, str):
        kind = 'string or None' if may_be_none else 'string'
        raise TypeError(f'"{name}" must be {kind}, not {type(value).__name__}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')
    return value


# ---- dialects by name

def register_dialect(name, /, dialect=None, **fmtparams):
    """Gives a dialect a name."""
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = Dialect(dialect, **fmtparams)


def unregister_dialect(name, /):
    """Forgets a name."""
    if name not in _dialects:
        raise Error('unknown dialect')
    del _dialects[name]


def get_dialect(name, /):
    """The dialect of this name."""
    if name not in _dialects:
        raise Error('unknown dialect')
    return _dialects[name]


def list_dialects():
    """The names of all dialects."""
    return list(_dialects)


def field_size_limit(*limit):
    """How long a field may be; sets it if an argument is given."""
    global _field_limit
    old = _field_limit
    if limit:
        if not isinstance(limit[0], int):
            raise TypeError('limit must be an integer')
        _field_limit = limit[0]
    return old


# ---- reading

class Reader:
    """An iterator over the rows of a table."""

    def __init__(self, lines, dialect, fmtparams):
        self._lines = iter(lines)
        self.dialect = d = Dialect(dialect, **fmtparams)
        self.line_num = 0
        # What a line must not have within it to be cut at its delimiters alone; None: that depends.
        self._special = None
        if not d.skipinitialspace and d.quoting != QUOTE_NONNUMERIC:
            self._special = [c for c in (d.quotechar, d.escapechar, '\n', '\r') if c]

    def __iter__(self):
        return self

    def _simple_row(self, line):
        """The fields of a line without anything special, or None."""
        content = line.removesuffix('\n').removesuffix('\r')
        if self._special is None or len(line) > _field_limit:
            return None
        for c in self._special:
            if c in content:
                return None
        return content.split(self.dialect.delimiter) if content else []

    def __next__(self):
        row = None
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if row is not None and row.is_open():
                    if self.dialect.strict:
                        raise Error('unexpected end of data') from None
                    row.end_field()
                    return row.fields
                raise
            if not isinstance(line, str):
                raise Error(f'iterator should return strings, not {type(line).__name__} '
                            '(the file should be opened in text mode)')
            self.line_num += 1
            if row is None:
                fields = self._simple_row(line)
                if fields is not None:
                    return fields
                row = _Row(self.dialect)
            row.read(line)
            if row.state == 'start':
                return row.fields


class _Row:
    def __init__(self, dialect):
        self.dialect = dialect
        self.fields = []
        self.field = []
        self.size = 0
        self.state = 'start'
        self.numeric = False

    def is_open(self):
        return bool(self.field) or self.state in ('quoted', 'escaped quoted')

    def end_field(self):
        text = ''.join(self.field)
        self.field = []
        self.size = 0
        self.fields.append(float(text) if self.numeric else text)
        self.numeric = False

    def add(self, text):
        self.size += len(text)
        if self.size > _field_limit:
            raise Error(f'field larger than field limit ({_field_limit})')
        self.field.append(text)

    def plain_end(self, line, start):
        """Where the characters from `start` on end that only belong to the field."""
        d = self.dialect
        if d.escapechar is not None:
            return start
        if self.state == 'quoted' and d.quoting != QUOTE_NONE:
            end = line.find(d.quotechar, start)
            return len(line) if end < 0 else end
        if self.state == 'field':
            ends = [end for c in (d.delimiter, '\n', '\r') if (end := line.find(c, start)) >= 0]
            return min(ends, default=len(line))
        return start

    def read(self, line):
        at = 0
        while at < len(line):
            end = self.plain_end(line, at)
            if end > at:
                self.add(line[at:end])
                at = end
            else:
                self.step(line[at])
                at += 1
        self.step(None)

    def step(self, c):
        """One character; None: the line ends."""
        d, state = self.dialect, self.state
        ends = c is None or c in '\r\n'
        if state == 'start' or state == 'ended':
            if state == 'ended' or c is None or ends:
                if c is not None and not ends:
                    raise Error('new-line character seen in unquoted field - do you need to open '
                                'the file in universal-newline mode?')
                self.state = 'start' if c is None else 'ended'
                return
            state = 'field start'
        if state == 'field start':
            if ends:
                self.end_field()
                self.state = 'start' if c is None else 'ended'
            elif c == d.quotechar and d.quoting != QUOTE_NONE:
                self.state = 'quoted'
            elif c == d.escapechar:
                self.state = 'escaped'
            elif c == ' ' and d.skipinitialspace:
                self.state = 'field start'
            elif c == d.delimiter:
                self.end_field()
                self.state = 'field start'
            else:
                self.numeric = d.quoting == QUOTE_NONNUMERIC
                self.add(c)
                self.state = 'field'
        elif state == 'escaped':
            self.add('\n' if c is None else c)
            self.state = 'field' if c is None or not ends else 'escaped end'
        elif state == 'escaped end' and c is None:
            return  # the field goes on in the next line, and so on until one ends by itself
        elif state == 'field' or state == 'escaped end':
            if ends:
                self.end_field()
                self.state = 'start' if c is None else 'ended'
            elif c == d.escapechar:
                self.state = 'escaped'
            elif c == d.delimiter:
                self.end_field()
                self.state = 'field start'
            else:
                self.add(c)
        elif state == 'quoted':
            if c is None:
                return
            if c == d.escapechar:
                self.state = 'escaped quoted'
            elif c == d.quotechar and d.quoting != QUOTE_NONE:
                self.state = 'quote in quoted' if d.doublequote else 'field'
            else:
                self.add(c)
        elif state == 'escaped quoted':
            self.add('\n' if c is None else c)
            self.state = 'quoted'
        else:  # quote in quoted
            if d.quoting != QUOTE_NONE and c is not None and c == d.quotechar:
                self.add(c)
                self.state = 'quoted'
            elif c == d.delimiter:
                self.end_field()
                self.state = 'field start'
            elif ends:
                self.end_field()
                self.state = 'start' if c is None else 'ended'
            elif not d.strict:
                self.add(c)
                self.state = 'field'
            else:
                raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")


def reader(iterable, /, dialect=None, **fmtparams):
    """The rows of a table as lists."""
    return Reader(iterable, dialect, fmtparams)


# ---- writing

class Writer:
    """Writes rows to a file."""

    def __init__(self, file, dialect, fmtparams):
        if not callable(getattr(file, 'write', None)):
            raise TypeError('argument 1 must have a "write" method')
        self._write = file.write
        self.dialect = d = Dialect(dialect, **fmtparams)
        self._special = {d.delimiter, d.escapechar, d.quotechar, *d.lineterminator} - {None}

    def _quoted(self, text, is_number):
        d = self.dialect
        quote = d.quoting == QUOTE_ALL or (d.quoting == QUOTE_NONNUMERIC and not is_number)
        for c in self._special:
            if c in text:
                break
        else:
            return f'{d.quotechar}{text}{d.quotechar}' if quote else text
        out = []
        for c in text:
            escape = False
            if c in self._special:
                if d.quoting == QUOTE_NONE:
                    escape = True
                elif c == d.quotechar:
                    if d.doublequote:
                        out.append(c)
                    else:
                        escape = True
                elif c == d.escapechar:
                    escape = True
                if not escape:
                    quote = True
                elif d.escapechar is None:
                    raise Error('need to escape, but no escapechar set')
                else:
                    out.append(d.escapechar)
            out.append(c)
        text = ''.join(out)
        return f'{d.quotechar}{text}{d.quotechar}' if quote else text

    def writerow(self, row, /):
        """Writes one row; what the file's write() returns."""
        d = self.dialect
        try:
            fields = iter(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        texts = []
        for field in fields:
            is_number = isinstance(field, (int, float)) or hasattr(type(field), '__float__')
            text = '' if field is None else field if isinstance(field, str) else str(field)
            texts.append(self._quoted(text, is_number))
        if texts == ['']:
            if d.quoting == QUOTE_NONE:
                raise Error('single empty field record must be quoted')
            texts = [d.quotechar * 2]
        return self._write(d.delimiter.join(texts) + d.lineterminator)

    def writerows(self, rows, /):
        """Writes many rows."""
        for row in rows:
            self.writerow(row)


def writer(file, /, dialect=None, **fmtparams):
    """What writes rows to a file."""
    return Writer(file, dialect, fmtparams)


for _class in (Dialect, Reader, Writer):
    _class.__module__ = '_csv'
del _class
