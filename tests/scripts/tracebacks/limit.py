# sys.tracebacklimit: only so many of the last frames are shown.
import sys
import threading


def f1():
    1 / 0


def f2():
    f1()


def run(limit):
    sys.tracebacklimit = limit
    try:
        f2()
    except ZeroDivisionError:
        sys.excepthook(*sys.exc_info())


for limit in 10, 2, 1, 0, -1, None, "x", True, 2**70:
    run(limit)
sys.tracebacklimit = 1
try:
    f2()
except ZeroDivisionError as error:
    raise ValueError("other") from error
