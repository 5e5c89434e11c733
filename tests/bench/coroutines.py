# async and await over a small event loop of its own: tasks, sleeping, queues, async iteration, timeouts.
import heapq
from collections import deque


class Suspend:
    def __init__(self, kind, value=None):
        self.kind = kind
        self.value = value

    def __await__(self):
        return (yield self)


class Loop:
    def __init__(self):
        self.ready = deque()
        self.sleeping = []
        self.time = 0
        self.steps = 0

    def spawn(self, coroutine):
        self.ready.append((coroutine, None))

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.time, _, coroutine = heapq.heappop(self.sleeping)
                self.ready.append((coroutine, self.time))
            coroutine, value = self.ready.popleft()
            self.steps += 1
            try:
                request = coroutine.send(value)
            except StopIteration:
                continue
            if request.kind == "sleep":
                heapq.heappush(self.sleeping, (self.time + request.value, self.steps, coroutine))
            elif request.kind == "turn":
                self.ready.append((coroutine, None))
            elif not request.value.add_waiter(coroutine):
                self.ready.append((coroutine, None))


class Queue:
    def __init__(self, loop):
        self.loop = loop
        self.items = deque()
        self.waiters = deque()

    def add_waiter(self, coroutine):
        if self.items:
            return False
        self.waiters.append(coroutine)
        return True

    def put(self, item):
        self.items.append(item)
        if self.waiters:
            self.loop.ready.append((self.waiters.popleft(), None))

    async def get(self):
        while not self.items:
            await Suspend("wait", self)
        return self.items.popleft()


class Ticks:
    def __init__(self, count):
        self.left = count

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.left == 0:
            raise StopAsyncIteration
        self.left -= 1
        await Suspend("turn")
        return self.left


class Busy:
    count = 0

    async def __aenter__(self):
        Busy.count += 1
        return self

    async def __aexit__(self, *error):
        Busy.count -= 1


async def sleep(time):
    return await Suspend("sleep", time)


async def producer(queue, number, count):
    for i in range(count):
        queue.put(number * 1000 + i)
        await sleep(i % 3)
    queue.put(None)


async def consumer(queue, results, producers):
    total = 0
    while producers:
        item = await queue.get()
        if item is None:
            producers -= 1
        else:
            total += await work(item)
    results.append(total)


async def work(item):
    async with Busy():
        if item % 10 == 0:
            await Suspend("turn")
        return item % 97


async def numbers(count):
    async for tick in Ticks(count):
        yield tick * 2


async def listener(results, count):
    results.append(sum([n async for n in numbers(count) if n % 3]))


loop, results = Loop(), []
for _ in range(46):
    queue = Queue(loop)
    for number in range(5):
        loop.spawn(producer(queue, number, 400))
    loop.spawn(consumer(queue, results, 5))
    loop.spawn(listener(results, 2000))
loop.run()
result = sum(results), len(results), loop.steps, loop.time, Busy.count
assert result == (126993810, 92, 285522, 399, 0), result
print(*result)
