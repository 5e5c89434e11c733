"""What the module queue has from native code in CPython, as far as a program can see."""

from _collections import deque
from _thread import allocate_lock
from time import monotonic
from types import GenericAlias


class Empty(Exception):
    """Exception raised by Queue.get(block=0)/get_nowait()."""


class SimpleQueue:
    """Simple, unbounded, reentrant FIFO queue."""

    # Who waits for an item does so by acquiring the lock a second time; put() frees it, as it may
    # at any point of the code here, in another thread or in this one.
    __slots__ = ('_items', '_lock', '_waited', '__weakref__')

    def __new__(cls, *args, **keywords):
        if (args or keywords) and cls.__init__ is object.__init__:
            what = 'positional' if args else 'keyword'
            raise TypeError(f'SimpleQueue() takes no {what} arguments')
        self = object.__new__(cls)
        self._items = deque()
        self._lock = allocate_lock()
        self._waited = False
        return self

    def put(self, item, block=True, timeout=None):
        """Put the item on the queue, which never blocks."""
        self._items.append(item)
        if self._waited:
            self._wake()

    def put_nowait(self, item):
        """Put the item on the queue, which never blocks."""
        SimpleQueue.put(self, item)

    def get(self, block=True, timeout=None):
        """Remove and return an item from the queue, waiting for it as long as it may."""
        if timeout is not None and block and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        try:
            return self._items.popleft()
        except IndexError:
            pass
        return self._wait(block, timeout)

    def get_nowait(self):
        """Remove and return an item from the queue without blocking."""
        return SimpleQueue.get(self, False)

    def empty(self):
        """Return True if the queue is empty, False otherwise (not reliable!)."""
        return not self._items

    def qsize(self):
        """Return the approximate size of the queue (not reliable!)."""
        return len(self._items)

    def _wake(self):
        self._waited = False
        try:
            self._lock.release()
        except RuntimeError:  # another thread was quicker
            pass

    def _wait(self, block, timeout):
        left, end = -1 if block else 0, None
        if block and timeout is not None:
            left, end = timeout, monotonic() + timeout
        lock = self._lock
        while True:
            if not lock.acquire(False) and (left == 0 or not lock.acquire(True, left)):
                raise Empty
            self._waited = True
            try:
                item = self._items.popleft()
            except IndexError:
                pass
            else:
                self._wake()  # there may be items for others who wait
                return item
            if end is not None:
                left = max(end - monotonic(), 0)

    def __reduce_ex__(self, protocol):
        name = type(self).__name__
        if type(self) is SimpleQueue:
            name = f'_queue.{name}'
        raise TypeError(f"cannot pickle '{name}' object")

    __class_getitem__ = classmethod(GenericAlias)
