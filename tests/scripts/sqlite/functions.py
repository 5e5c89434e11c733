# sqlite3: functions, aggregates, collations and watchers of a script.
import sqlite3
import sys

con = sqlite3.connect(':memory:')


def attempt(f, *args, **kwargs):
    try:
        result = f(*args, **kwargs)
        print(result.fetchall() if isinstance(result, sqlite3.Cursor) else result)
    except Exception as error:
        print(type(error).__name__, error, getattr(error, 'sqlite_errorname', None))


con.create_function('show', -1, lambda *args: repr(args))
attempt(con.execute, "select show(1, 2.5, 'text', x'00ff', null), show()")
con.create_function('same', 1, lambda x: x, deterministic=True)
for value in 1, 2.5, 'é', b'bytes', None, b'', True:
    attempt(con.execute, 'select same(?)', (value,))
attempt(con.execute, 'select same(1, 2)')
con.create_function('bad', 1, lambda x: {'zero': lambda: 1 / 0, 'object': object, 'big': lambda: 2**70,
                                         'memory': lambda: exec('raise MemoryError'), 'text': lambda: '\ud800'}[x]())
for kind in 'zero', 'object', 'big', 'memory', 'text':
    attempt(con.execute, 'select bad(?)', (kind,))
con.create_function('bad', 1, None)
attempt(con.execute, 'select bad(1)')
attempt(con.create_function, 'f', 1000, lambda: 1)
attempt(con.create_function, 'f', 1, 5)
# Within a function the connection can be asked other things.
con.execute('create table t (a)')
con.executemany('insert into t values (?)', [(3,), (1,), (2,)])
con.create_function('others', 0, lambda: con.execute('select count(*) from t').fetchone()[0])
attempt(con.execute, 'select others()')


class Mean:
    def __init__(self):
        self.items = []

    def step(self, *values):
        self.items += values

    def finalize(self):
        return sum(self.items) / len(self.items)


con.create_aggregate('mean', -1, Mean)
attempt(con.execute, 'select mean(a), mean(a, 10) from t')
attempt(con.execute, 'select a % 2, mean(a) from t group by 1')
attempt(con.execute, 'select mean(a) from t where a > 5')


class Sum:
    def __init__(self):
        self.total = 0

    def step(self, value):
        self.total += value

    def inverse(self, value):
        self.total -= value

    value = finalize = lambda self: self.total


con.create_window_function('total', 1, Sum)
attempt(con.execute, 'select a, total(a) over (order by a rows between 1 preceding and 1 following) from t')


def broken(**parts):
    return type('Broken', (), parts)


for number, cls in enumerate([broken(), broken(step=lambda self, x: None), broken(step=lambda self, x: 1 / 0, finalize=lambda self: 1),
                              broken(step=lambda self, x: 0, finalize=lambda self: 1 / 0), broken(__init__=lambda self: 1 / 0, finalize=len),
                              5]):
    con.create_aggregate(f'broken{number}', 1, cls)
    attempt(con.execute, f'select broken{number}(a) from t')

con.create_collation('backwards', lambda a, b: (a < b) - (a > b))
con.execute('create table words (w text)')
con.executemany('insert into words values (?)', [('b',), ('a',), ('é',)])
attempt(con.execute, 'select w from words order by w collate backwards')
con.create_collation('backwards', lambda a, b: 1 / 0)
attempt(con.execute, 'select w from words order by w collate backwards')
con.create_collation('backwards', lambda a, b: 'x')
attempt(con.execute, 'select count(*) from words where w > "a" collate backwards')
con.create_collation('backwards', None)
attempt(con.execute, 'select w from words order by w collate backwards')

told = []
con.set_trace_callback(told.append)
con.execute('select ?', ('x',))
con.execute('insert into t values (?)', (4,))
con.rollback()
con.set_trace_callback(None)
con.execute('select 2')
print(told)
con.set_authorizer(lambda action, *rest: sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_READ and rest[0] == 'words' else 0)
attempt(con.execute, 'select * from words')
attempt(con.execute, 'select count(*) from t')
con.set_authorizer(lambda *args: 1 / 0)
attempt(con.execute, 'select * from t')
con.set_authorizer(None)
con.set_progress_handler(lambda: True, 10)
attempt(con.execute, 'with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) from c')
con.set_progress_handler(None, 10)

# Errors in functions are told of when asked.
sys.unraisablehook = lambda args: print('told:', args.exc_type.__name__, args.exc_value)
sqlite3.enable_callback_tracebacks(True)
con.create_function('bad', 0, lambda: 1 / 0)
attempt(con.execute, 'select bad()')
sqlite3.enable_callback_tracebacks(False)
