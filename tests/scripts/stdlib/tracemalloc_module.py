# tracemalloc: which lines have made what.
import gc
import tracemalloc


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as error:
        print(type(error).__name__, error)


print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory(), tracemalloc.get_traceback_limit())
attempt(tracemalloc.start, 0)
attempt(tracemalloc.start, 65536)
attempt(tracemalloc.start, 'x')
attempt(tracemalloc.take_snapshot)
print(tracemalloc.get_object_traceback(object()))


def make(count):
    kept = []
    for i in range(count):
        kept.append(bytes(5000))
    return kept


def outer(count):
    return make(count)


tracemalloc.start(3)
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())
before = tracemalloc.take_snapshot()
kept = outer(200)
after = tracemalloc.take_snapshot()
mine = tracemalloc.Filter(True, __file__)
top, = after.filter_traces([mine]).statistics('lineno')[:1]
print(top.count >= 200, top.size >= 1000000, top.traceback[0].lineno)
top, = after.filter_traces([mine]).compare_to(before.filter_traces([mine]), 'filename')[:1]
print(top.count_diff >= 200, top.size_diff >= 1000000)
print([frame.lineno for frame in after.filter_traces([mine]).statistics('traceback')[0].traceback])
print([frame.lineno for frame in tracemalloc.get_object_traceback(kept[7])], tracemalloc.get_object_traceback(kept[7]).total_nframe)
print(tracemalloc.get_object_traceback(5), tracemalloc.get_object_traceback(make))
print(*tracemalloc.get_object_traceback(kept[7]).format(), sep='\n')
current, peak = tracemalloc.get_traced_memory()
print(current >= 1000000, peak >= current, tracemalloc.get_tracemalloc_memory() > 0)
del kept
now, peak = tracemalloc.get_traced_memory()
print(now < current - 900000, peak >= current)
tracemalloc.reset_peak()
print(tracemalloc.get_traced_memory()[1] < current)
left = tracemalloc.take_snapshot().filter_traces([mine]).statistics('lineno')
print(all(stat.size < 500000 for stat in left))
tracemalloc.start(1)  # has begun already
print(tracemalloc.get_traceback_limit())
tracemalloc.clear_traces()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory()[0] < 100000)
tracemalloc.stop()
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory(), tracemalloc.get_traceback_limit())


# While it is deallocated an object may allocate.
class Late:
    def __del__(self):
        self.more = bytes(100)


tracemalloc.start()
loop = Late()
loop.itself = loop
del loop
gc.collect()
print(len(tracemalloc.take_snapshot().traces) > 0)
tracemalloc.stop()
