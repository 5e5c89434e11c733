# A connection and a function that hold each other are found (CPython keeps them).
import gc
import sqlite3
import weakref
class Holder:
    pass


holder = Holder()
holder.con = sqlite3.connect(':memory:')
holder.con.create_function('f', 0, lambda holder=holder: 1)
holder.con.set_trace_callback(lambda text, holder=holder: None)
holder.cursor = holder.con.execute('select f() union select 2')
reference = weakref.ref(holder)
del holder
gc.collect()
print(reference())
