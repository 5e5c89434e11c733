# A signal that has come just before time.sleep() is handled there, not after what follows; tees of
# tees; more of the same time: handlers that raise end the wait.
import itertools
import signal
import time

calls = []


class Stop(Exception):
    pass


def handler(number, frame):
    calls.append(number)
    if len(calls) > 2:
        raise Stop


signal.signal(signal.SIGALRM, handler)
for delay in 0.000001, 0.0000001:
    calls.clear()
    signal.setitimer(signal.ITIMER_REAL, delay)
    time.sleep(0.05)
    print(calls == [signal.SIGALRM])
    signal.setitimer(signal.ITIMER_REAL, delay)
    time.sleep(0)
    time.sleep(0.01)
    print(len(calls))
start = time.monotonic()
try:
    signal.setitimer(signal.ITIMER_REAL, 0.000001)
    time.sleep(30)
except Stop:
    print('stopped', time.monotonic() - start < 20)

first, second = itertools.tee('abc')
third = type(first)(first)
next(second)
print(list(first), list(second), list(third), third is first)
print(list(type(first)([1, 2])))
