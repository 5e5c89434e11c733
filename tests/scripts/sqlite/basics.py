# sqlite3: tables, parameters, cursors, transactions.
import datetime
import os
import sqlite3
import tempfile
import threading

print(sqlite3.apilevel, sqlite3.paramstyle, sqlite3.threadsafety, sqlite3.version)
con = sqlite3.connect(':memory:')
print(con.isolation_level == '', con.in_transaction, con.total_changes, con.row_factory, con.text_factory)
cur = con.cursor()
print(cur.description, cur.rowcount, cur.lastrowid, cur.arraysize, cur.connection is con)
print(cur.execute('create table stock (id integer primary key, name text, price real, data blob)') is cur)
print(cur.description, cur.rowcount, con.in_transaction)
cur.execute('insert into stock values (?, ?, ?, ?)', (1, 'apple', 1.5, b'\x00\x01'))
print(cur.rowcount, cur.lastrowid, con.in_transaction)
cur.executemany('insert into stock (name, price) values (:name, :price)',
                [{'name': 'pear', 'price': 2}, {'name': 'fig', 'price': None}])
print(cur.rowcount, cur.lastrowid, con.total_changes)
con.commit()
print(con.in_transaction)
print(con.execute('select * from stock').fetchall())
cur.execute('select name as "the name", price from stock order by id desc')
print(cur.description)
print(cur.fetchone(), cur.fetchmany(), cur.fetchmany(5), cur.fetchone(), cur.fetchall())
for row in con.execute('select id, name from stock where id > ? and name like ?', [1, '%']):
    print(row)
print(con.execute('update stock set price = price + 1').rowcount, con.execute('delete from stock where id = 99').rowcount)
con.rollback()
print(con.execute('select sum(price), count(*), max(name), typeof(?) from stock', (True,)).fetchone())
cur.arraysize = 2
cur.execute('select 1 union select 2 union select 3')
print(cur.fetchmany(), cur.fetchmany(), cur.fetchmany())

# Transactions.
try:
    with con as same:
        print(same is con)
        con.execute('insert into stock (id) values (50)')
        con.execute('insert into stock (id) values (50)')
except sqlite3.IntegrityError as error:
    print(error, error.sqlite_errorname, error.sqlite_errorcode)
print(con.execute('select count(*) from stock where id = 50').fetchone(), con.in_transaction)
with con:
    con.execute('insert into stock (id) values (50)')
print(con.execute('select count(*) from stock where id = 50').fetchone(), con.in_transaction)
con.isolation_level = None
con.execute('insert into stock (id) values (51)')
print(con.in_transaction, con.isolation_level)
con.execute('begin')
print(con.in_transaction)
con.execute('rollback')
con.isolation_level = 'immediate'
print(con.isolation_level)
con.execute('/* a comment */ -- another\n insert into stock (id) values (52)')
print(con.in_transaction)
con.executescript('''
    create table pairs (a, b);
    insert into pairs values (1, 'x');  -- comment
    insert into pairs values (2, 'y;z');
''')
print(con.in_transaction, list(con.execute('select * from pairs')))
print(con.execute('insert into pairs values (3, 4) returning a, b').fetchall())

# Values.
values = [0, -2**63, 2**63 - 1, 1e308, float('inf'), 'é€😀', '', b'', bytearray(b'ab'), memoryview(b'cd'), None, True]
print(con.execute(f'select {", ".join("?" * len(values))}', values).fetchone())
con.text_factory = bytes
print(con.execute("select 'é'").fetchone())
con.text_factory = lambda data: data.decode().upper()
print(con.execute("select 'é'").fetchone())
con.text_factory = str
print(con.execute('select cast(x\'61\' as text), 7 / 2, 7 / 2.0, null is null').fetchone())

# Rows.
con.row_factory = sqlite3.Row
row = con.execute('select 1 as A, 2 as b').fetchone()
print(tuple(row), row['a'], row['B'], row[0], row[-1], row[:], row.keys(), len(row), list(row), 2 in row)
print(row == con.execute('select 1 as A, 2 as b').fetchone(), row == (1, 2), hash(row) == hash(row), isinstance(row, sqlite3.Row))
print(dict(row), {**row})
con.row_factory = lambda cursor, values: {d[0]: v for d, v in zip(cursor.description, values)}
print(con.execute('select 1 as x, 2 as y').fetchall())
con.row_factory = None

# Adapters and converters.


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __conform__(self, protocol):
        if protocol is sqlite3.PrepareProtocol:
            return f'{self.x};{self.y}'

    def __repr__(self):
        return f'Point({self.x}, {self.y})'


sqlite3.register_converter('point', lambda text: Point(*map(int, text.split(b';'))))
sqlite3.register_adapter(complex, str)
typed = sqlite3.connect(':memory:', detect_types=sqlite3.PARSE_DECLTYPES | sqlite3.PARSE_COLNAMES)
typed.execute('create table t (p point, d date, s timestamp, n number(10))')
typed.execute('insert into t values (?, ?, ?, ?)',
              (Point(3, 4), datetime.date(2024, 2, 29), datetime.datetime(2024, 2, 29, 1, 2, 3, 4000), 1j))
print(typed.execute('select * from t').fetchone())
cursor = typed.execute('select p as "p [point]", d as "d [nothing]", "5;6" as "q [point]" from t')
print(cursor.description[0][0], cursor.fetchone())

# Files.
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'some.db')
    with sqlite3.connect(path) as first:
        first.execute('create table t (a)')
        first.executemany('insert into t values (?)', zip(range(5)))
    first.close()
    second = sqlite3.connect(f'file:{path}?mode=ro', uri=True)
    print(second.execute('select sum(a) from t').fetchone())
    try:
        second.execute('insert into t values (1)')
    except sqlite3.OperationalError as error:
        print(error)
    memory = sqlite3.connect(':memory:')
    second.backup(memory, pages=1, progress=lambda *told: print(told))
    print(memory.execute('select count(*) from t').fetchone())
    second.close()

    # Two threads, each with a connection of its own, wait for each other.
    def work(number):
        own = sqlite3.connect(path)
        for i in range(20):
            with own:
                own.execute('insert into t values (?)', (number,))
        own.close()
    threads = [threading.Thread(target=work, args=(n,)) for n in (100, 200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    third = sqlite3.connect(path)
    print(third.execute('select a, count(*) from t where a > 50 group by a').fetchall())
    third.close()

print(*memory.iterdump(), sep='\n')
copy = sqlite3.connect(':memory:')
copy.deserialize(memory.serialize())
print(copy.execute('select * from t').fetchall(), copy.getlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH))

# Blobs.
blobs = sqlite3.connect(':memory:')
blobs.execute('create table b (data)')
blobs.execute('insert into b values (zeroblob(10))')
with blobs.blobopen('b', 'data', 1) as blob:
    blob.write(b'hello')
    blob[6] = 33
    blob[7:10] = b'xyz'
    print(len(blob), blob.tell(), blob.read(), blob.read(), blob[0], blob[-1], blob[1:4], blob[::3])
    blob.seek(-3, os.SEEK_END)
    print(blob.read(2), blob.tell())
print(blobs.execute('select data from b').fetchone())
print(sqlite3.complete_statement('select 1;'), sqlite3.complete_statement('select 1'))
