"""sqlite3.Cursor and sqlite3.Row."""

import sys

from _sqlite_adapters import converters
from _sqlite_errors import NOT_GIVEN, DataError, ProgrammingError, check_no_zero, must_be
from _sqlite_statements import Prepared, bind, is_too_long

PARSE_DECLTYPES, PARSE_COLNAMES = 1, 2
Connection = None  # that of _sqlite3, which imports this module


class Cursor:
    """SQLite database cursor class."""

    _statement = None  # while there are rows to come

    def __init__(self, *args):
        if len(args) != 1:
            raise TypeError(f'Cursor expected 1 argument, got {len(args)}')
        connection, = args
        must_be('Cursor', connection, Connection, ' 1')
        if getattr(self, '_locked', False):
            raise ProgrammingError('Recursive use of cursors not allowed.')
        self._ready = False
        self._connection = connection
        self._database = connection._opened()
        self._prepared = None
        self._converters = None
        self._description = None
        self._lastrowid = None
        self._rowcount = -1
        self._closed = self._locked = False
        self.arraysize = 1
        self.row_factory = None
        self._ready = True

    connection = property(lambda self: self._connection)
    description = property(lambda self: self._description)
    lastrowid = property(lambda self: self._lastrowid)
    rowcount = property(lambda self: self._rowcount)

    def _check(self):
        if not getattr(self, '_ready', False):
            raise ProgrammingError('Base Cursor.__init__ not called.')
        if self._closed:
            raise ProgrammingError('Cannot operate on a closed cursor.')
        if self._locked:
            raise ProgrammingError('Recursive use of cursors not allowed.')
        self._connection._check()

    def close(self):
        """Closes the cursor."""
        if not getattr(self, '_ready', False):
            raise ProgrammingError('Base Cursor.__init__ not called.')
        if self._locked:
            raise ProgrammingError('Recursive use of cursors not allowed.')
        self._connection._check()
        self._drop_statement()
        self._closed = True

    def __del__(self):
        if self._statement is not None:
            self._statement.reset()

    def _drop_statement(self):
        statement, self._statement = self._statement, None
        if statement is not None:
            statement.reset()

    def _column_converters(self, statement):
        """What the declared types of columns, or types in their names, ask for."""
        detect = self._connection._detect_types
        if not detect:
            return None
        found = []
        for name, declared in zip(statement.columns, statement.declared_types):
            converter = None
            if detect & PARSE_COLNAMES and '[' in name:
                key, closed, _ = name[name.index('[') + 1:].partition(']')
                if closed:
                    converter = converters.get(key.upper())
            if converter is None and detect & PARSE_DECLTYPES and declared:
                key = declared.split(' ')[0].split('(')[0]
                converter = converters.get(key.upper())
            found.append(converter)
        return tuple(found)

    def _column_name(self, name):
        if self._connection._detect_types & PARSE_COLNAMES:
            at = name.find('[')
            if at > 0 and name[at - 1] == ' ':
                return name[:at - 1]
            if at >= 0:
                return name[:at]
        return name

    def _start(self, sql, many):
        """Prepares a statement, and begins a transaction for one that changes data."""
        connection, database = self._connection, self._database
        self._drop_statement()
        self._rowcount = -1
        prepared = connection._prepare(sql)
        statement = prepared.statement
        if statement is not None and statement.is_busy:
            prepared = Prepared(database, sql)
            statement = prepared.statement
        if many and not prepared.changes_data:
            raise ProgrammingError('executemany() can only execute DML statements.')
        self._description = None
        if prepared.changes_data:
            self._rowcount = 0
            if connection._begin and database.autocommit:
                database.run(connection._begin)
        self._prepared = prepared
        return statement

    def _run(self, sql, sets, many):
        statement = self._start(sql, many)
        if statement is None:
            self._rowcount = -1
            return
        database = self._database
        changes_data = self._prepared.changes_data
        self._locked = True
        try:
            for parameters in sets:
                statement.reset()
                bind(statement, parameters)
                more = statement.step()
                if self._description is None and not many:
                    names = statement.columns
                    if names:
                        self._description = tuple([(self._column_name(name),) + (None,) * 6 for name in names])
                    self._converters = self._column_converters(statement)
                if changes_data and not more:
                    self._rowcount += database.changes
                if many:
                    statement.reset()
        except:
            statement.reset()
            self._rowcount = -1
            raise
        finally:
            self._locked = False
        if not many:
            self._lastrowid = database.last_rowid
            if more:
                self._statement = statement
            else:
                statement.reset()

    def execute(self, sql, parameters=(), /):
        """Executes an SQL statement."""
        self._check()
        must_be('execute', sql, str, ' 1')
        self._run(sql, (parameters,), False)
        return self

    def executemany(self, sql, seq_of_parameters, /):
        """Repeatedly executes an SQL statement."""
        self._check()
        must_be('executemany', sql, str, ' 1')
        self._run(sql, iter(seq_of_parameters), True)
        return self

    def executescript(self, sql_script, /):
        """Executes multiple SQL statements at once."""
        must_be('executescript', sql_script, str)
        self._check()
        check_no_zero(sql_script)
        database = self._database
        if is_too_long(database, sql_script):
            raise DataError('query string is too large')
        if not database.autocommit:
            database.run('COMMIT')
        database.run(sql_script)
        return self

    def _fetch(self, most):
        """Up to so many rows."""
        if self._statement is None:
            return []
        if self.row_factory is None:
            return self._take(most)
        rows = []
        while len(rows) < most and (row := self.__next__(NOT_GIVEN)) is not NOT_GIVEN:
            rows.append(row)
        return rows

    def _take(self, most):
        """Up to so many rows as tuples, of the statement, which has one at least."""
        self._locked = True
        try:
            rows, more = self._statement.rows(most, self._connection.text_factory, self._converters)
        except:
            self._drop_statement()
            raise
        finally:
            self._locked = False
        if not more:
            self._end()
        return rows

    def _end(self):
        if self._prepared.changes_data:
            self._rowcount = self._database.changes
        self._drop_statement()

    def __iter__(self):
        return self

    def __next__(self, at_end=None):
        self._check()
        if self._statement is None:
            if at_end is NOT_GIVEN:
                return at_end
            raise StopIteration
        (row,) = self._take(1)
        return row if self.row_factory is None else self.row_factory(self, row)

    def fetchone(self):
        """Fetches one row from the resultset."""
        row = self.__next__(NOT_GIVEN)
        return None if row is NOT_GIVEN else row

    def fetchmany(self, size=None):
        """Fetches several rows from the resultset."""
        self._check()
        if size is None:
            size = self.arraysize
        # No number of rows below one is the end of them.
        return self._fetch(size if size > 0 else sys.maxsize)

    def fetchall(self):
        """Fetches all rows from the resultset."""
        self._check()
        return self._fetch(sys.maxsize)

    def setinputsizes(self, sizes, /):
        """Required by DB-API. Does nothing in sqlite3."""

    def setoutputsize(self, size, column=None, /):
        """Required by DB-API. Does nothing in sqlite3."""


class Row:
    """A row whose columns are found by their names, too."""

    __slots__ = ('_cursor_description', '_values')

    def __new__(cls, cursor, data, /):
        must_be('Row', cursor, Cursor, ' 1')
        must_be('Row', data, tuple, ' 2')
        self = super().__new__(cls)
        self._values, self._cursor_description = data, cursor.description
        return self

    def keys(self):
        """Returns the keys of the row."""
        return [column[0] for column in self._cursor_description or ()]

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def __getitem__(self, key):
        if isinstance(key, str):
            wanted = key.lower() if key.isascii() else key
            for i, column in enumerate(self._cursor_description or ()):
                name = column[0]
                if name == key or name.isascii() and name.lower() == wanted:
                    return self._values[i]
            raise IndexError('No item with that key')
        if isinstance(key, (int, slice)):
            return self._values[key]
        raise IndexError('Index must be int or string')

    def __hash__(self):
        return hash(self._cursor_description) ^ hash(self._values)

    def __eq__(self, other):
        if not isinstance(other, Row):
            return NotImplemented
        return self._cursor_description == other._cursor_description and self._values == other._values
