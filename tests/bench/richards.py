# An operating system's kernel in small: tasks, queues of packets, a scheduler (after M. Richards).
IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
DEVICE_PACKET, WORK_PACKET = range(2)
DATA_SIZE = 4


class Packet:
    def __init__(self, link, owner, kind):
        self.link = link
        self.owner = owner
        self.kind = kind
        self.position = 0
        self.data = [0] * DATA_SIZE

    def append_to(self, queue):
        """Puts this packet at the end of a queue; gives the queue's head."""
        self.link = None
        if queue is None:
            return self
        packet = queue
        while packet.link is not None:
            packet = packet.link
        packet.link = self
        return queue


class Task:
    """A task waits, is held, or runs; it has a packet when its queue is not empty."""

    def __init__(self, kernel, number, priority, queue, ready):
        self.kernel = kernel
        self.number = number
        self.priority = priority
        self.queue = queue
        self.held = False
        self.waiting = not ready
        kernel.add(self)

    def runnable(self):
        return not self.held and (not self.waiting or self.queue is not None)

    def run_once(self):
        packet = None
        if self.waiting and self.queue is not None:
            packet = self.queue
            self.queue = packet.link
            self.waiting = False
        return self.step(packet)

    def receive(self, packet, sender):
        was_empty = self.queue is None
        self.queue = packet.append_to(self.queue)
        if was_empty and self.priority > sender.priority:
            return self
        return sender

    def step(self, packet):
        raise NotImplementedError


class Idler(Task):
    """Wakes one of the devices each time, as a shift register decides."""

    def __init__(self, kernel, rounds):
        self.control = 1
        self.rounds = rounds
        super().__init__(kernel, IDLE, 0, None, True)

    def step(self, packet):
        self.rounds -= 1
        if self.rounds == 0:
            return self.kernel.hold()
        if self.control & 1:
            self.control = self.control // 2 ^ 0xD008
            return self.kernel.release(DEVICE_B)
        self.control //= 2
        return self.kernel.release(DEVICE_A)


class Worker(Task):
    """Fills packets with letters and sends them to the two handlers in turn."""

    def __init__(self, kernel, queue):
        self.target = HANDLER_A
        self.letter = 0
        super().__init__(kernel, WORKER, 1000, queue, False)

    def step(self, packet):
        if packet is None:
            return self.kernel.wait()
        self.target = HANDLER_B if self.target == HANDLER_A else HANDLER_A
        packet.owner = self.target
        packet.position = 0
        for i in range(DATA_SIZE):
            self.letter = self.letter % 26 + 1
            packet.data[i] = 64 + self.letter
        return self.kernel.send(packet)


class Handler(Task):
    """Takes the letters of the worker's packets to its device, one a packet."""

    def __init__(self, kernel, number, priority, queue):
        self.work = None
        self.free = None
        super().__init__(kernel, number, priority, queue, False)

    def step(self, packet):
        if packet is not None:
            if packet.kind == WORK_PACKET:
                self.work = packet.append_to(self.work)
            else:
                self.free = packet.append_to(self.free)
        work = self.work
        if work is not None:
            position = work.position
            if position >= DATA_SIZE:
                self.work = work.link
                return self.kernel.send(work)
            if self.free is not None:
                free = self.free
                self.free = free.link
                free.position = work.data[position]
                work.position = position + 1
                return self.kernel.send(free)
        return self.kernel.wait()


class Device(Task):
    """Holds a packet for a while before it goes back to its handler."""

    def __init__(self, kernel, number, priority):
        self.pending = None
        super().__init__(kernel, number, priority, None, False)

    def step(self, packet):
        if packet is not None:
            self.pending = packet
            return self.kernel.hold()
        if self.pending is None:
            return self.kernel.wait()
        packet, self.pending = self.pending, None
        return self.kernel.send(packet)


class Kernel:
    def __init__(self):
        self.tasks = [None] * 6
        self.order = []
        self.current = None
        self.sent = 0
        self.holds = 0

    def add(self, task):
        self.tasks[task.number] = task
        self.order.insert(0, task)

    def following(self, task):
        index = self.order.index(task) + 1
        return self.order[index] if index < len(self.order) else None

    def hold(self):
        self.holds += 1
        self.current.held = True
        return self.following(self.current)

    def release(self, number):
        task = self.tasks[number]
        task.held = False
        return task if task.priority > self.current.priority else self.current

    def wait(self):
        self.current.waiting = True
        return self.current

    def send(self, packet):
        target = self.tasks[packet.owner]
        self.sent += 1
        packet.link = None
        packet.owner = self.current.number
        return target.receive(packet, self.current)

    def run(self):
        task = self.order[0]
        while task is not None:
            self.current = task
            task = task.run_once() if task.runnable() else self.following(task)


def packets(count, owner, kind):
    queue = None
    for _ in range(count):
        queue = Packet(queue, owner, kind)
    return queue


def simulate(rounds):
    kernel = Kernel()
    Idler(kernel, rounds)
    Worker(kernel, packets(2, WORKER, WORK_PACKET))
    Handler(kernel, HANDLER_A, 2000, packets(3, DEVICE_A, DEVICE_PACKET))
    Handler(kernel, HANDLER_B, 3000, packets(3, DEVICE_B, DEVICE_PACKET))
    Device(kernel, DEVICE_A, 4000)
    Device(kernel, DEVICE_B, 5000)
    kernel.run()
    return kernel.sent, kernel.holds


result = simulate(10000)
assert result == (23246, 9297), result
for _ in range(9):
    assert simulate(10000) == result
print(*result)
