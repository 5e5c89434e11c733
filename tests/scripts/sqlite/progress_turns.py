# A progress handler is called each N steps, however many; it stops a query by its answer or error.
import sqlite3

NUMBERS = "with recursive n(x) as (select 1 union all select x + 1 from n) "


class Total:
    def __init__(self):
        self.total = 0

    def step(self, x):
        self.total += x

    def finalize(self):
        return self.total


def ask(sql):
    try:
        return db.execute(NUMBERS + sql).fetchone()
    except sqlite3.Error as error:
        return error


db = sqlite3.connect(":memory:")
db.create_aggregate("total_of", 1, Total)
calls = 0


def count():
    global calls
    calls += 1
    return calls == 5


db.set_progress_handler(count, 20000)
print(ask("select sum(x) from n"), calls)
db.set_progress_handler(count, 0)
print(ask("select total_of(a) from (select 1 a union select 2)"), calls)
db.set_progress_handler(None, 10)
print(ask("select total_of(x) from (select x from n limit 50000)"), calls)
calls = -10**6
db.set_progress_handler(count, 7)
print(ask("select sum(x) from (select x from n limit 1000)"), calls > -10**6)
calls = 10
db.set_progress_handler(count, 10**9)
print(ask("select sum(x) from (select x from n limit 10000)"), calls)
db.set_progress_handler(lambda: 1 / 0, 100)
print(ask("select sum(x) from n"))
db.set_progress_handler(None, 0)
db.close()
