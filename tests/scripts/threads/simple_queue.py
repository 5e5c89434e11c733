# queue.SimpleQueue: what it is, how it waits, and threads that share one.
import pickle
import queue
import threading
import time
import weakref

simple = queue.SimpleQueue()
print(type(simple), repr(simple)[:27], bool(weakref.ref(simple)), queue.SimpleQueue[int])
print(hasattr(simple, "__dict__"), queue.SimpleQueue.__module__, queue.Empty.__module__)
for n in range(3):
    simple.put(n)
simple.put(3, False, 1)
simple.put_nowait(item=4)
print(simple.qsize(), simple.empty(), [simple.get() for _ in range(3)], simple.get_nowait())
print(simple.get(False), simple.qsize(), simple.empty())


def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as e:
        print(type(e).__name__, e, e.__context__, e.__cause__)


attempt(simple.get, False)
attempt(simple.get_nowait)
attempt(simple.get, timeout=0)
attempt(simple.get, True, 0.01)
attempt(simple.get, timeout=-1)
attempt(simple.get, False, -1)
attempt(queue.SimpleQueue, 1)
attempt(queue.SimpleQueue, a=1)
attempt(pickle.dumps, simple)


class Named(queue.SimpleQueue):
    def __init__(self, name):
        self.name = name

    def put(self, item):
        super().put((self.name, item))


named = Named("n")
named.put(1)
named.put_nowait(2)
print(named.get(), named.get_nowait(), named.qsize(), named.name)

# one waits, another gives
answers = []


def wait(count):
    for _ in range(count):
        answers.append(simple.get())


threads = [threading.Thread(target=wait, args=(50,)) for _ in range(4)]
for thread in threads:
    thread.start()
time.sleep(0.01)
for n in range(100):
    simple.put(n)
givers = [threading.Thread(target=lambda: [simple.put(n) for n in range(50)]) for _ in range(2)]
for thread in givers:
    thread.start()
for thread in threads + givers:
    thread.join()
print(len(answers), sorted(answers) == sorted([*range(100), *range(50), *range(50)]), simple.empty())
started = time.monotonic()
late = threading.Timer(0.05, simple.put, ["late"])
late.start()
print(simple.get(timeout=5), time.monotonic() - started < 4)
attempt(simple.get, timeout=0.02)
simple.put("again")
print(simple.get(timeout=1))
simple.put(simple)
del simple
