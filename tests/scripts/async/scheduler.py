# A round-robin scheduler for coroutines in a few lines.
from collections import deque
class Yield:
    def __await__(self): yield
class Task:
    def __init__(self, coro): self.coro, self.done, self.result = coro, False, None
    def __await__(self):
        while not self.done: yield
        return self.result
class Loop:
    def __init__(self): self.ready = deque()
    def spawn(self, coro):
        t = Task(coro)
        self.ready.append(t)
        return t
    def run(self):
        while self.ready:
            t = self.ready.popleft()
            try:
                t.coro.send(None)
            except StopIteration as e:
                t.done, t.result = True, e.value
            else:
                self.ready.append(t)
loop = Loop()
async def worker(name, n):
    for i in range(n):
        print(name, i)
        await Yield()
    return f'{name} finished'
async def main():
    ts = [loop.spawn(worker(c, n)) for c, n in (('a', 2), ('b', 3), ('c', 1))]
    for t in ts: print('->', await t)
loop.spawn(main())
loop.run()
