"""Databases as the DB-API has them, over what _sqlite knows of SQLite."""

import _imp
import os as _os
import sys as _sys

import _sqlite
import _sqlite_cursor
from _sqlite_adapters import (PrepareProtocol, adapt, adapters, converters, register_adapter,
                              register_converter)
from _sqlite_blob import Blob
from _sqlite_cursor import PARSE_COLNAMES, PARSE_DECLTYPES, Cursor, Row
from _sqlite_errors import (DatabaseError, DataError, Error, IntegrityError, InterfaceError,
                            InternalError, NotSupportedError, OperationalError, ProgrammingError,
                            Warning)
from _sqlite_errors import NOT_GIVEN as _NOT_GIVEN
from _sqlite_errors import check_no_zero as _check_no_zero
from _sqlite_errors import must_be as _must_be
from _sqlite_statements import Prepared as _Prepared
from _thread import get_ident as _get_ident
from _weakref import ref as _ref

globals().update({_name: _value for _name, _value in vars(_sqlite).items() if _name.startswith('SQLITE_')})
version = '2.6.0'
sqlite_version = _sqlite.library_version
threadsafety = {0: 0, 1: 3, 2: 1}[_sqlite.threadsafe]

_OPEN_URI, _OPEN_READ_WRITE, _OPEN_CREATE = 0x40, 0x2, 0x4
_DETERMINISTIC = 0x800
_ISOLATION_LEVELS = ('', 'DEFERRED', 'IMMEDIATE', 'EXCLUSIVE')


# ---- functions of the module


def complete_statement(statement):
    """Checks if a string contains a complete SQL statement."""
    _must_be('complete_statement', statement, str, " 'statement'")
    return _sqlite.complete(statement)


def enable_callback_tracebacks(enable, /):
    """Enable or disable callback functions throwing errors to stderr."""
    _sqlite.print_callback_errors(enable)


def enable_shared_cache(do_enable):
    """Enable or disable shared cache mode for the calling thread."""
    _sqlite.share_caches(do_enable)


# ---- connections


def _own(method):
    """A method that looks first whether the connection can be used, and by this thread."""
    def checked(self, *args, **kwargs):
        self._check()
        return method(self, *args, **kwargs)
    checked.__name__, checked.__qualname__ = method.__name__, f'Connection.{method.__name__}'
    checked.__doc__ = method.__doc__
    return checked


class Connection:
    """SQLite database connection object."""

    Warning, Error, InterfaceError, DatabaseError = Warning, Error, InterfaceError, DatabaseError
    DataError, OperationalError, IntegrityError = DataError, OperationalError, IntegrityError
    InternalError, ProgrammingError = InternalError, ProgrammingError
    NotSupportedError = NotSupportedError

    def __init__(self, database, timeout=5.0, detect_types=0, isolation_level='',
                 check_same_thread=True, factory=None, cached_statements=128, uri=False):
        _sys.audit('sqlite3.connect', database)
        path = _os.fspath(database) if not isinstance(database, (str, bytes)) else database
        begin = _begin_statement(isolation_level)
        if getattr(self, '_database', None) is not None:
            self._database.close()
        self.__dict__.pop('_database', None)
        flags = _OPEN_READ_WRITE | _OPEN_CREATE | (_OPEN_URI if uri else 0)
        self._database = _sqlite.open(path, flags, int(timeout * 1000))
        self._thread = _get_ident() if check_same_thread else None
        self._detect_types = detect_types
        self._isolation_level, self._begin = begin
        self._cache, self._cache_size = {}, cached_statements
        self._blobs = []
        self.row_factory = None
        self.text_factory = str
        _sys.audit('sqlite3.connect/handle', self)

    def _check_thread(self):
        if not hasattr(self, '_database'):
            raise ProgrammingError('Base Connection.__init__ not called.')
        if self._thread is not None and self._thread != _get_ident():
            raise ProgrammingError(
                'SQLite objects created in a thread can only be used in that same thread. The '
                f'object was created in thread id {self._thread} and this is thread id {_get_ident()}.')

    def _check(self):
        self._check_thread()
        self._opened()

    def _opened(self):
        database = getattr(self, '_database', _NOT_GIVEN)
        if database is _NOT_GIVEN:
            raise ProgrammingError('Base Connection.__init__ not called.')
        if database is None:
            raise ProgrammingError('Cannot operate on a closed database.')
        return database

    def _prepare(self, sql):
        """A statement that was used before, or a new one."""
        cache = self._cache
        prepared = cache.pop(sql, None)
        if prepared is None:
            prepared = _Prepared(self._database, sql)
            if self._cache_size <= 0:
                return prepared
            if len(cache) >= self._cache_size:
                del cache[next(iter(cache))]
        cache[sql] = prepared
        return prepared

    @property
    def isolation_level(self):
        self._opened()
        return self._isolation_level

    @isolation_level.setter
    def isolation_level(self, level):
        if level is None:
            self._isolation_level = self._begin = None
            self.commit()
        else:
            self._isolation_level, self._begin = _begin_statement(level)

    @isolation_level.deleter
    def isolation_level(self):
        raise AttributeError('cannot delete attribute')

    @property
    def total_changes(self):
        return self._opened().total_changes

    @property
    def in_transaction(self):
        return not self._opened().autocommit

    def __call__(self, *args):
        self._check()
        sql, = args
        _must_be('Connection', sql, str, ' 1')
        return _Prepared(self._database, sql).statement

    def __enter__(self):
        """Called when the connection is used as a context manager."""
        self._check()
        return self

    def __exit__(self, type, value, traceback, /):
        """Called when the connection is used as a context manager."""
        if type is None and value is None and traceback is None:
            try:
                self.commit()
            except:
                self.rollback()
                raise
        else:
            self.rollback()
        return False

    def close(self):
        """Close the database connection."""
        self._check_thread()
        database, self._database = self._database, None
        if database is None:
            return
        for blob in self._blobs:
            if (blob := blob()) is not None:
                blob._handle.close()
        self._cache.clear()
        database.close()

    @_own
    def cursor(self, factory=_NOT_GIVEN):
        """Return a cursor for the connection."""
        cursor = Cursor(self) if factory is _NOT_GIVEN else factory(self)
        if not issubclass(type(cursor), Cursor):
            raise TypeError(f'factory must return a cursor, not {type(cursor).__name__}')
        if self.row_factory is not None:
            cursor.row_factory = self.row_factory
        return cursor

    def execute(self, sql, parameters=(), /):
        """Executes an SQL statement."""
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql, parameters, /):
        """Repeatedly executes an SQL statement."""
        return self.cursor().executemany(sql, parameters)

    def executescript(self, sql_script, /):
        """Executes multiple SQL statements at once."""
        return self.cursor().executescript(sql_script)

    @_own
    def commit(self):
        """Commit any pending transaction to the database."""
        if not self._database.autocommit:
            self._database.run('COMMIT')

    @_own
    def rollback(self):
        """Roll back to the start of any pending transaction."""
        if not self._database.autocommit:
            self._database.run('ROLLBACK')

    def interrupt(self):
        """Abort any pending database operation."""
        self._opened().interrupt()

    @_own
    def create_function(self, name, narg, func, *, deterministic=False):
        """Creates a new function."""
        if _sqlite.create_function(self._database, name, narg, func, _DETERMINISTIC if deterministic else 0):
            raise OperationalError('Error creating function')

    @_own
    def create_aggregate(self, name, n_arg, aggregate_class):
        """Creates a new aggregate."""
        if _sqlite.create_aggregate(self._database, name, n_arg, aggregate_class, False):
            raise OperationalError('Error creating aggregate')

    @_own
    def create_window_function(self, name, num_params, aggregate_class, /):
        """Creates or redefines an aggregate window function. Non-standard."""
        code = _sqlite.create_aggregate(self._database, name, num_params, aggregate_class, True)
        if code:
            raise ProgrammingError('Error creating window function')

    @_own
    def create_collation(self, name, callback, /):
        """Creates a collation function."""
        if callback is not None and not callable(callback):
            raise TypeError('parameter must be callable')
        if _sqlite.create_collation(self._database, name, callback):
            raise OperationalError('Error creating collation')

    @_own
    def set_authorizer(self, authorizer_callback):
        """Sets authorizer callback."""
        if _sqlite.watch_access(self._database, authorizer_callback):
            raise OperationalError('Error setting authorizer callback')

    @_own
    def set_progress_handler(self, progress_handler, n):
        """Sets progress handler callback."""
        _sqlite.watch_progress(self._database, progress_handler, n)

    @_own
    def set_trace_callback(self, trace_callback):
        """Sets a trace callback called for each SQL statement (passed as unicode)."""
        _sqlite.watch_statements(self._database, trace_callback)

    @_own
    def enable_load_extension(self, enable, /):
        """Enable dynamic loading of SQLite extension modules."""
        self._database.load_extensions(enable)

    @_own
    def iterdump(self):
        """Returns iterator to the dump of the database in an SQL text format."""
        from sqlite3.dump import _iterdump
        return _iterdump(self)

    @_own
    def backup(self, target, *, pages=-1, progress=None, name='main', sleep=0.25):
        """Makes a backup of the database."""
        _must_be('backup', target, Connection, " 'target'")
        if target is self:
            raise ValueError('target cannot be the same connection instance')
        other = target._opened()
        if progress is not None and not callable(progress):
            raise TypeError('progress argument must be a callable')
        if not other.autocommit:
            raise OperationalError('target is in transaction')
        self._database.backup(other, pages, progress, name, int(sleep * 1000))

    @_own
    def setlimit(self, category, limit, /):
        """Set connection run-time limits."""
        before = self._database.limit(category, limit)
        if before < 0:
            raise ProgrammingError("'category' is out of bounds")
        return before

    def getlimit(self, category, /):
        """Get connection run-time limits."""
        return self.setlimit(category, -1)

    @_own
    def serialize(self, *, name='main'):
        """Serialize a database into a byte string."""
        data = self._database.serialize(name)
        if data is None:
            raise OperationalError(f"unable to serialize '{name}'")
        return data

    @_own
    def deserialize(self, data, /, *, name='main'):
        """Load a serialized database."""
        if isinstance(data, str):
            data = data.encode()
        self._database.deserialize(data, name)

    @_own
    def blobopen(self, table, column, row, /, *, readonly=False, name='main'):
        """Open and return a BLOB object."""
        blob = Blob._open(self, self._database.blob(table, column, row, readonly, name))
        self._blobs = [other for other in self._blobs if other() is not None]
        self._blobs.append(_ref(blob))
        return blob


def _begin_statement(level):
    """The isolation level, and how a transaction of it begins."""
    if level is None:
        return None, None
    if not isinstance(level, str):
        raise TypeError('isolation_level must be str or None')
    _check_no_zero(level)
    level = str.upper(level)
    if level not in _ISOLATION_LEVELS:
        raise ValueError("isolation_level string must be '', 'DEFERRED', 'IMMEDIATE', or 'EXCLUSIVE'")
    return level, f'BEGIN {level}'


def connect(*args, **kwargs):
    """Opens a connection to the SQLite database file database."""
    factory = args[5] if len(args) > 5 else kwargs.get('factory', Connection)
    return factory(*args, **kwargs)


connect.__text_signature__ = ("($module, /, database, timeout=5.0, detect_types=0, isolation_level='', "
                              'check_same_thread=True, factory=ConnectionType, cached_statements=128, uri=False)')


_sqlite_cursor.Connection = Connection
for _class in Connection, Cursor, Row, Blob, PrepareProtocol:
    _class.__module__ = 'sqlite3'
    _imp._stand_in(_class)
