# The same where CPython goes on for ever: it heeds signals only when SQLite has done.
import sqlite3

from stopping import Stop, stopped

ENDLESS = "with recursive n(x) as (select 1 union all select x + 1 from n) "


class Total:
    def __init__(self):
        self.total = 0

    def step(self, x):
        self.total += x

    def finalize(self):
        print("this is not asked any more")


def shut(*ignored):
    db.close()
    raise Stop


db = sqlite3.connect(":memory:")
db.create_aggregate("total_of", 1, Total)
print(stopped(lambda: db.execute(ENDLESS + "select sum(x) from n").fetchone()))
print(stopped(lambda: db.execute(ENDLESS + "select total_of(x) from n where x = 1").fetchone()))
print(stopped(lambda: db.executescript("select 1;" * 100 + ENDLESS + "select sum(x) from n")))
print(db.execute("select 1").fetchone())


def surely_stopped(work):
    """stopped(), again if the alarm rang in the progress handler, whose exceptions SQLite forgets."""
    try:
        return stopped(work)
    except sqlite3.OperationalError:
        return surely_stopped(work)


db.set_progress_handler(lambda: 0, 1000)
print(surely_stopped(lambda: db.execute(ENDLESS + "select sum(x) from n").fetchone()))
db.set_progress_handler(lambda: 0, 10**9)
print(stopped(lambda: db.execute(ENDLESS + "select sum(x) from n").fetchone()))
print(stopped(lambda: db.execute(ENDLESS + "select sum(x) from n").fetchone(), shut))
try:
    db.execute("select 1")
except sqlite3.ProgrammingError as error:
    print(error)


# So do tuples that share their items: what is done with them takes exponential time.
def shared(item):
    for _ in range(60):
        item = item, item
    return item


print(stopped(lambda: hash(shared(1.5e300))))
print(stopped(lambda: shared(1.5e300) == shared(1.5e300 + 0)))
print(stopped(lambda: shared(1.5e300) < shared(1.5e300 + 0)))
print(stopped(lambda: isinstance("", shared(int))))
