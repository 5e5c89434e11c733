import threading
from queue import Queue

condition = threading.Condition()
items = []


def consume():
    with condition:
        condition.wait_for(lambda: items)
        print("got", items.pop())


consumer = threading.Thread(target=consume)
consumer.start()
with condition:
    items.append("an item")
    condition.notify()
consumer.join()

barrier = threading.Barrier(3)
order = []
threads = [threading.Thread(target=lambda: order.append(barrier.wait())) for _ in range(3)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(sorted(order))

queue, done = Queue(maxsize=2), []


def work():
    while (item := queue.get()) is not None:
        done.append(item * 10)
        queue.task_done()


worker = threading.Thread(target=work)
worker.start()
for item in range(10):
    queue.put(item)
queue.join()
queue.put(None)
worker.join()
print(done)
