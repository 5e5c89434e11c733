import threading
import time

lock = threading.Lock()
print(lock.acquire(), lock.acquire(blocking=False), lock.acquire(timeout=0.01))
threading.Timer(0.01, lock.release).start()
print(lock.acquire(timeout=10))
try:
    threading.Lock().release()
except RuntimeError as error:
    print(error)
for arguments in ({"timeout": -2}, {"blocking": False, "timeout": 1}, {"timeout": 1e300}):
    try:
        lock.acquire(**arguments)
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)

again = threading.RLock()
with again, again:
    taken = []
    other = threading.Thread(target=lambda: taken.append(again.acquire(blocking=False)))
    other.start()
    other.join()
    print(taken)
try:
    again.release()
except RuntimeError as error:
    print(error)
