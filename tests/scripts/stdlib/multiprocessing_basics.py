import _multiprocessing
import multiprocessing
import os
import threading
import time
from concurrent.futures import ProcessPoolExecutor


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def square(x):
    return x * x


def fails(x):
    raise KeyError(x)


def producer(queue, n):
    for i in range(n):
        queue.put(i * i)
    queue.put(None)


def add(lock, total, n):
    for i in range(n):
        with lock:
            total.value += 1


def child(connection):
    connection.send({'got': connection.recv(), 'pid': os.getpid() != parent})
    connection.close()


parent = os.getpid()
if __name__ == '__main__':
    with multiprocessing.Pool(2) as pool:
        print(pool.map(square, range(10)))
        print(pool.apply_async(square, (7,)).get(20), sorted(pool.imap_unordered(square, range(5))))
        t(lambda: pool.apply(fails, ('x',)))
        print(pool.starmap(pow, [(2, 3), (3, 2)]))
    with ProcessPoolExecutor(2) as pool:
        print(list(pool.map(square, range(6))), pool.submit(square, 9).result())
    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=producer, args=(queue, 5))
    process.start()
    print(list(iter(queue.get, None)))
    process.join()
    print(process.exitcode, process.is_alive())
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=child, args=(theirs,))
    process.start()
    ours.send([1, 'two', 3.0])
    print(ours.recv())
    process.join()
    event, barrier = multiprocessing.Event(), multiprocessing.Semaphore(2)
    print(event.wait(0.01), event.set(), event.wait(5), barrier.acquire(), barrier.acquire(), barrier.acquire(timeout=0.01))

    # the semaphore itself
    lock = _multiprocessing.SemLock(1, 1, 1, f'/ouro-{os.getpid()}', True)
    print(lock.kind, lock.maxvalue, lock.name, lock._count(), lock._is_mine(), lock._get_value(), lock._is_zero())
    print(lock.acquire(), lock.acquire(False), lock.acquire(True, 0.01), lock._is_mine(), lock._is_zero())
    print(lock.release(), lock._get_value())
    t(lock.release)
    recursive = _multiprocessing.SemLock(0, 1, 1, f'/ouro-{os.getpid()}', True)
    with recursive:
        print(recursive.acquire(), recursive._count())
        recursive.release()
    t(recursive.release)
    for arguments in ((5, 1, 1, 'n', True), (1, 1, 1, 'n'), ('a', 1, 1, 'n', True), (1, 1, 1, '/a/b/c', True)):
        t(lambda: _multiprocessing.SemLock(*arguments))
    t(lambda: _multiprocessing.sem_unlink('/no such semaphore'))
    print(_multiprocessing.SemLock.SEM_VALUE_MAX)
    held = []
    thread = threading.Thread(target=lambda: held.append(recursive.acquire()))
    thread.start()
    thread.join()
    print(held, recursive._is_mine(), recursive.acquire(False))
