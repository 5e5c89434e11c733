# Signals that threads send, to themselves too: the main thread runs the handlers.
import signal
import threading
import time

seen = []
done = threading.Event()


def handler(number, frame):
    seen.append(threading.current_thread() is threading.main_thread())


signal.signal(signal.SIGUSR1, handler)


def send():
    print(signal.pthread_sigmask(signal.SIG_BLOCK, []))
    for _ in range(3):
        before = len(seen)
        signal.raise_signal(signal.SIGUSR1)
        while len(seen) == before:
            time.sleep(0.001)
    signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)
    while len(seen) < 4:
        time.sleep(0.001)
    done.set()


thread = threading.Thread(target=send)
thread.start()
while not done.is_set():
    pass
thread.join()
print(seen)

# What the main thread blocks, new threads do as well.
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
thread = threading.Thread(target=lambda: print(signal.pthread_sigmask(signal.SIG_BLOCK, [])))
thread.start()
thread.join()
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])

for bad in [0], [65], [2**100], [-1], ['x'], 5:
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, bad)
    except Exception as error:
        print(type(error).__name__, error)

signal.signal(signal.SIGALRM, lambda *args: seen.clear())
signal.setitimer(signal.ITIMER_REAL, 1e-9)
while seen:
    time.sleep(0.001)
print(seen)
