import sys
import threading

sys.setswitchinterval(1e-5)
total = 0
lock = threading.Lock()


def count():
    global total
    for _ in range(3000):
        with lock:
            total += 1


threads = [threading.Thread(target=count) for _ in range(4)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(total, lock.locked())
