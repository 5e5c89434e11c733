# Threads have their turn while another one is in a loop of a built-in function that calls functions without loops.
import threading
import time
from itertools import count, repeat


def until(ask):
    calls, wanted, ended = [0], [], []

    def step(*_):
        calls[0] += 1
        if wanted:
            raise LookupError
        return 0

    def work():
        try:
            ask(step)
        except LookupError:
            ended.append("ended")

    thread = threading.Thread(target=work)
    thread.start()
    while calls[0] < 1000:
        time.sleep(0.001)
    wanted.append(True)
    thread.join()
    return ended


class Compared:
    def __init__(self, step):
        self.step = step

    def __gt__(self, other):
        return self.step()


print(until(lambda step: max(map(step, count()))))
print(until(lambda step: max(count(), key=step)))
print(until(lambda step: any(filter(step, count()))))
print(until(lambda step: max(repeat(Compared(step)))))
print(until(lambda step: sum(step() for _ in count())))
