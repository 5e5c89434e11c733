# time: the clocks go forward, and conversions of fixed instants.
import time
a, b = time.time(), time.perf_counter()
m = time.monotonic()
time.sleep(0.01)
print(time.time() >= a, time.perf_counter() - b >= 0.009, time.monotonic() > m)
print(isinstance(time.time_ns(), int), time.process_time() >= 0)
print(type(time.perf_counter_ns()).__name__)
g = time.gmtime(86400 * 365)
print(g.tm_year, g.tm_mon, g.tm_mday, g.tm_hour, g.tm_wday, g.tm_yday, g[:6])
print(time.strftime('%Y-%m-%d %H:%M:%S', g), time.strftime('%j %a %b %%', time.gmtime(0)))
print(time.asctime(time.gmtime(0)))
for f in (lambda: time.sleep(-1), lambda: time.sleep('x'), lambda: time.sleep()):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
