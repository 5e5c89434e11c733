import sys
import threading

threading.excepthook = lambda args: print(
    "hook:", args.exc_type.__name__, args.exc_value, args.thread.name
)


def fail():
    raise ValueError("in a thread")


for target in (fail, sys.exit):
    thread = threading.Thread(target=target, name="worker")
    thread.start()
    thread.join()
print("main goes on")
