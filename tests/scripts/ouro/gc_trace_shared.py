# gc.trace_allocations and tracemalloc look at one table, and neither ends it for the other.
import gc
import tracemalloc

gc.trace_allocations()
tracemalloc.start(4)
first = [1]
gc.trace_allocations(False)
second = [2]
print(tracemalloc.get_object_traceback(first)[0].lineno, tracemalloc.get_object_traceback(second)[0].lineno)
print(gc.trace_allocations())
tracemalloc.stop()
third = [3]
print(gc.where(first)[1], gc.where(third)[1], tracemalloc.get_object_traceback(third))
print(gc.trace_allocations(False), gc.trace_allocations(False))
