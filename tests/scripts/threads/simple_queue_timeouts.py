# A negative timeout is refused, whether there is something to get or not, unless nobody waits.
from queue import Empty, SimpleQueue

queue = SimpleQueue()
for items in (), (1, 2):
    for item in items:
        queue.put(item)
    for arguments in (True, -1), (True, -0.5), (False, -1), (True, 0), (True, None):
        if not items and arguments == (True, None):
            continue
        try:
            print(arguments, queue.get(*arguments))
        except (Empty, ValueError) as error:
            print(arguments, type(error).__name__, error)
        queue.put("more") if items else None
