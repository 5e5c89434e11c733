# Threads that nobody waits for end with the program, wherever they are, and say nothing more.
import os
import threading
import time


def spin():
    try:
        while True:
            sum(range(10))
    finally:
        print("never printed")


def sleep():
    with open(os.devnull) as held:
        time.sleep(1000)
        print("never printed", held)


def read():
    os.read(os.pipe()[0], 1)


def wait():
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()


for target in (spin, sleep, read, wait):
    threading.Thread(target=target, daemon=True).start()


def last():
    time.sleep(0.05)
    print("a thread that is waited for")


threading.Thread(target=last).start()
print("end of main")
