"""The exceptions of _sqlite3, and what its parts share."""

import _sqlite
from _sqlite import (SQLITE_ABORT, SQLITE_BUSY, SQLITE_CANTOPEN, SQLITE_CONSTRAINT, SQLITE_EMPTY,
                     SQLITE_ERROR, SQLITE_FULL, SQLITE_INTERNAL, SQLITE_INTERRUPT, SQLITE_IOERR,
                     SQLITE_LOCKED, SQLITE_MISMATCH, SQLITE_MISUSE, SQLITE_NOTFOUND, SQLITE_PERM,
                     SQLITE_PROTOCOL, SQLITE_RANGE, SQLITE_READONLY, SQLITE_SCHEMA, SQLITE_TOOBIG)

NOT_GIVEN = object()


def _exception(name, base):
    return type(base)(name, (base,), {'__module__': 'sqlite3'})


Warning = _exception('Warning', Exception)
Error = _exception('Error', Exception)
InterfaceError = _exception('InterfaceError', Error)
DatabaseError = _exception('DatabaseError', Error)
InternalError = _exception('InternalError', DatabaseError)
OperationalError = _exception('OperationalError', DatabaseError)
ProgrammingError = _exception('ProgrammingError', DatabaseError)
IntegrityError = _exception('IntegrityError', DatabaseError)
DataError = _exception('DataError', DatabaseError)
NotSupportedError = _exception('NotSupportedError', DatabaseError)

_KINDS = {
    SQLITE_INTERNAL: InternalError, SQLITE_NOTFOUND: InternalError,
    SQLITE_ERROR: OperationalError, SQLITE_PERM: OperationalError, SQLITE_ABORT: OperationalError,
    SQLITE_BUSY: OperationalError, SQLITE_LOCKED: OperationalError,
    SQLITE_READONLY: OperationalError, SQLITE_INTERRUPT: OperationalError,
    SQLITE_IOERR: OperationalError, SQLITE_FULL: OperationalError,
    SQLITE_CANTOPEN: OperationalError, SQLITE_PROTOCOL: OperationalError,
    SQLITE_EMPTY: OperationalError, SQLITE_SCHEMA: OperationalError,
    SQLITE_TOOBIG: DataError, SQLITE_CONSTRAINT: IntegrityError, SQLITE_MISMATCH: IntegrityError,
    SQLITE_MISUSE: InterfaceError, SQLITE_RANGE: InterfaceError,
}


def _make_error(code, extended, name, message):
    error = _KINDS.get(code, DatabaseError)(message)
    if extended is not None:
        error.sqlite_errorcode = extended
        error.sqlite_errorname = name
    return error


_sqlite.set_error_maker(_make_error)


def must_be(function, value, kind, number=''):
    if not issubclass(type(value), kind):
        raise TypeError(f'{function}() argument{number} must be {_name(kind)}, not {_name(type(value))}')


def _name(cls):
    return cls.__name__ if cls.__module__ == 'builtins' else f'{cls.__module__}.{cls.__name__}'


def check_no_zero(text):
    if '\0' in text:
        raise ValueError('embedded null character')
