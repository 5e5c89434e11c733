# What is being handled, and which generator runs, is each thread's own.
import sys
import threading
import time


def numbers(n):
    try:
        for i in range(n):
            time.sleep(0.0005)
            yield i
    finally:
        closed.append(n)


def work(n):
    try:
        raise ValueError(n)
    except ValueError:
        total = sum(numbers(5))
        with lock:
            seen.append((sys.exc_info()[1].args, total))


closed, seen, lock = [], [], threading.Lock()
threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(sorted(seen), closed, sys.exc_info())
