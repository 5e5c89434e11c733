"""A wait that nothing but the handler of a signal can end goes on until it comes."""

import queue
import signal
import threading

class Rang(Exception): pass

def ring(number, frame): raise Rang(number)

signal.signal(signal.SIGALRM, ring)
for wait in queue.Queue().get, threading.Event().wait, threading.Condition().wait if 0 else threading.Semaphore(0).acquire:
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        wait()
    except Rang as error:
        print('rang', error)

lock = threading.Lock()
lock.acquire()
signal.signal(signal.SIGALRM, lambda number, frame: lock.release())
signal.setitimer(signal.ITIMER_REAL, 0.05)
print(lock.acquire(), lock.locked())
