"""Statements of _sqlite3: preparing them, and setting their parameters."""

import _imp
import _sqlite_adapters
from _sqlite_adapters import PLAIN, PrepareProtocol, adapt
from _sqlite_errors import NOT_GIVEN, DataError, ProgrammingError

_LIMIT_SQL_LENGTH = 1


def is_too_long(database, sql):
    return len(sql.encode()) > database.limit(_LIMIT_SQL_LENGTH)


def _first_word(sql):
    """The first word of a statement, behind comments."""
    at = 0
    while at < len(sql):
        if sql[at] in ' \t\r\n;':
            at += 1
        elif sql.startswith('--', at):
            at = sql.find('\n', at) + 1 or len(sql)
        elif sql.startswith('/*', at):
            end = sql.find('*/', at)
            at = len(sql) if end < 0 else end + 2
        else:
            break
    end = at
    while end < len(sql) and sql[end].isalpha():
        end += 1
    return sql[at:end].upper()


class Prepared:
    """A statement, whether it changes data, and how its columns are converted."""

    __slots__ = ('statement', 'changes_data', 'names')

    def __init__(self, database, sql):
        if '\0' in sql:
            raise ProgrammingError('the query contains a null character')
        if is_too_long(database, sql):
            raise DataError('query string is too large')
        self.statement, behind = database.prepare(sql)
        if behind and _rest(behind):
            raise ProgrammingError('You can only execute one statement at a time.')
        self.changes_data = _first_word(sql) in ('INSERT', 'UPDATE', 'DELETE', 'REPLACE')
        self.names = None


def _rest(text):
    """Is there a statement in what follows the first one?"""
    text = text.lstrip(' \t\r\n;')
    while text[:2] in ('--', '/*'):
        _, found, text = text.partition('\n' if text[:2] == '--' else '*/')
        text = text.lstrip(' \t\r\n;')
    return text


def _bind_one(statement, number, value):
    if _sqlite_adapters.adapts_plain_types or type(value) not in PLAIN:
        value = adapt(value, PrepareProtocol, value)
    if not statement.bind(number, value):
        raise ProgrammingError(f"Error binding parameter {number}: type '{_imp._shown_name(type(value))}' "
                               'is not supported')


def _bind_sequence(statement, parameters):
    given = len(parameters)
    if given != statement.parameters:
        raise ProgrammingError('Incorrect number of bindings supplied. The current statement uses '
                               f'{statement.parameters}, and there are {given} supplied.')
    done = 0 if _sqlite_adapters.adapts_plain_types else statement.bind_first(parameters)
    for i in range(done, given):
        _bind_one(statement, i + 1, parameters[i])


def _bind_mapping(statement, parameters):
    for number in range(1, statement.parameters + 1):
        name = statement.parameter_name(number)
        if name is None:
            raise ProgrammingError(f'Binding {number} has no name, but you supplied a dictionary '
                                   '(which has only names).')
        try:
            value = parameters[name[1:]]
        except LookupError:
            value = NOT_GIVEN
        if value is NOT_GIVEN:
            raise ProgrammingError(f'You did not supply a value for binding parameter :{name[1:]}.')
        _bind_one(statement, number, value)


def bind(statement, parameters):
    if isinstance(parameters, (tuple, list)):
        _bind_sequence(statement, parameters)
    elif not isinstance(parameters, dict) and hasattr(type(parameters), '__getitem__') and \
            not hasattr(type(parameters), 'keys'):
        _bind_sequence(statement, parameters)
    elif hasattr(type(parameters), '__getitem__'):
        _bind_mapping(statement, parameters)
    else:
        raise ProgrammingError('parameters are of unsupported type')
