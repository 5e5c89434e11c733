# sqlite3: what is wrong, and how it is said.
import sqlite3
import threading

con = sqlite3.connect(':memory:')
con.execute('create table t (a integer primary key, b unique, c not null default 0, check (b < 100))')


def attempt(f, *args, **kwargs):
    try:
        result = f(*args, **kwargs)
        print(result.fetchall() if isinstance(result, sqlite3.Cursor) else result)
    except Exception as error:
        print(type(error).__name__, error, getattr(error, 'sqlite_errorname', None), getattr(error, 'sqlite_errorcode', None))


for sql, parameters in [('select ?', [object()]), ('select ?', [2**70]), ('select ?', ['\ud800']), ('select ?', [1, 2]),
                        ('select ?', {'a': 1}), ('select :a', {'b': 1}), ('select :a', {'a': object()}), ('select ?', 5),
                        ('select ?', ()), ('select :a, @b, $c', {'a': 1, 'b': 2, 'c': 3}), ('select ?2, ?1', (1, 2)),
                        ('select 1; select 2', ()), ('select 1; -- x', ()), ('', ()), (' ; ', ()), ('-- only', ()), ('selec', ()), ('select "', ()),
                        ('select * from nope', ()), ('select nope', ()), ('select "\0"', ()),
                        ('insert into t values (1, 2, 3)', ()), ('insert into t values (1, 3, 3)', ()),
                        ('insert into t values (2, 2, 3)', ()), ('insert into t values (3, 3, null)', ()),
                        ('insert into t values (4, 400, 1)', ()), ("insert into t values ('x', 5, 1)", ()),
                        ('commit', ()), ('rollback', ())]:
    attempt(con.execute, sql, parameters)
attempt(con.execute, 5)
attempt(con.executemany, 'select 1', [()])
attempt(con.executemany, 'insert into t (b) values (?)', 5)
attempt(con.executemany, 'insert into t (b) values (?)', [(50,), (51, 52)])
attempt(con.executescript, 5)
attempt(con.executescript, 'select 1\0')
attempt(con.executescript, 'select 1; selec 2; create table later (a)')
attempt(con.execute, 'select * from later')
attempt(sqlite3.connect, '/no/such/folder/x')
attempt(sqlite3.connect, 5)
attempt(sqlite3.connect, ':memory:', isolation_level='bad')
attempt(sqlite3.connect, ':memory:', isolation_level=5)
for level in 'x', 5, 'begin', 'DEFERRED\0':
    attempt(setattr, con, 'isolation_level', level)
for name in 'in_transaction', 'total_changes':
    try:
        setattr(con, name, 1)
    except AttributeError:
        print('AttributeError')

cursor = con.cursor()
print(cursor.fetchone(), cursor.fetchall(), cursor.fetchmany(3))
cursor.close()
for use in cursor.fetchone, cursor.fetchall, lambda: cursor.execute('select 1'), lambda: list(cursor):
    attempt(use)
attempt(sqlite3.Cursor.__new__(sqlite3.Cursor).fetchone)
attempt(sqlite3.Connection.__new__(sqlite3.Connection).cursor)
attempt(sqlite3.Cursor, 5)
attempt(con.cursor, lambda con: 5)
attempt(con.create_collation, 'x', 5)
attempt(con.backup, con)
attempt(con.backup, 5)
attempt(sqlite3.adapt, 5)
attempt(sqlite3.adapt, object(), None, 7)
attempt(con.blobopen, 'nope', 'a', 1)
attempt(con.blobopen, 't', 'b', 99)
attempt(sqlite3.Row, 5, (1,))
attempt(sqlite3.Row, con.cursor(), [1])
con.row_factory = sqlite3.Row
row = con.execute('select 1 as a').fetchone()
for key in 'b', 5, -2, 1.5:
    attempt(row.__getitem__, key)
con.row_factory = lambda cursor, row: 1 / 0
attempt(con.execute, 'select 1')
con.row_factory = None
con.text_factory = lambda data: 1 / 0
attempt(con.execute, "select 'a'")
con.text_factory = str
attempt(con.execute, "select cast(x'ff' as text)")


class Evil:
    """Uses the cursor that is binding it."""

    def __conform__(self, protocol):
        return busy.execute('select 1')


busy = con.cursor()
attempt(busy.execute, 'select ?', (Evil(),))


def other():
    try:
        con.execute('select 1')
    except sqlite3.ProgrammingError as error:
        print(str(error)[:80])


thread = threading.Thread(target=other)
thread.start()
thread.join()
free = sqlite3.connect(':memory:', check_same_thread=False)
thread = threading.Thread(target=lambda: print(free.execute('select 1').fetchall()))
thread.start()
thread.join()

cursor = con.execute('select 1 union select 2')
con.close()
con.close()
for use in cursor.fetchone, con.cursor, con.commit, con.rollback, lambda: con.execute('x'), lambda: con.total_changes, \
        lambda: con.in_transaction, lambda: con.isolation_level, lambda: con.create_function('f', 0, len), lambda: con.__enter__():
    attempt(use)
print(issubclass(sqlite3.IntegrityError, sqlite3.DatabaseError), sqlite3.Error.__mro__[1:], con.Error is sqlite3.Error)
print(sqlite3.Warning.__module__, sqlite3.Connection.__module__, sqlite3.Binary, sqlite3.Date)
