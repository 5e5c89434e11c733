import _thread
import sys
import time


def hook(args):
    print(args.err_msg, args.exc_type.__name__, args.object.__name__)
    ended.append(1)


def fail(key, *, other):
    raise KeyError(key, other)


ended = []
sys.unraisablehook = hook
_thread.start_new_thread(fail, (1,), {"other": 2})
while not ended:
    time.sleep(0.001)
_thread.start_new_thread(_thread.exit, ())
for arguments in ((1, ()), (len, []), (len, (), 3)):
    try:
        _thread.start_new_thread(*arguments)
    except TypeError as error:
        print(error)
while _thread._count():
    time.sleep(0.001)
print("all ended")
