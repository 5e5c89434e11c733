# env: OURO_CHECK_EXIT=0
# A database that is left open within a transaction is closed: nothing has to be rolled back later.
import os
import sqlite3

name = "left.db"
if os.fork() == 0:
    connection = sqlite3.connect(name)
    connection.execute("create table t (x)")
    connection.commit()
    connection.execute("insert into t values (1)")
    raise SystemExit
os.wait()
print(sorted(f for f in os.listdir() if f.startswith(name)))
print(sqlite3.connect(name).execute("select count(*) from t").fetchall())
os.remove(name)
