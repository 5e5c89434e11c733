# A least-recently-used cache on a doubly linked list and a dict.
class Node:
    __slots__ = ('key', 'value', 'prev', 'next')
    def __init__(self, key=None, value=None):
        self.key, self.value, self.prev, self.next = key, value, None, None
class LRU:
    def __init__(self, capacity):
        if capacity < 1: raise ValueError('capacity must be positive')
        self.capacity = capacity
        self.map = {}
        self.head, self.tail = Node(), Node()
        self.head.next, self.tail.prev = self.tail, self.head
        self.hits = self.misses = 0
    def _unlink(self, n): n.prev.next, n.next.prev = n.next, n.prev
    def _front(self, n):
        n.next, n.prev = self.head.next, self.head
        self.head.next.prev = n
        self.head.next = n
    def get(self, key, default=None):
        n = self.map.get(key)
        if n is None:
            self.misses += 1
            return default
        self.hits += 1
        self._unlink(n)
        self._front(n)
        return n.value
    def put(self, key, value):
        n = self.map.get(key)
        if n is not None:
            n.value = value
            self._unlink(n)
        else:
            if len(self.map) >= self.capacity:
                old = self.tail.prev
                self._unlink(old)
                del self.map[old.key]
            n = self.map[key] = Node(key, value)
        self._front(n)
    def __iter__(self):
        n = self.head.next
        while n is not self.tail:
            yield n.key, n.value
            n = n.next
    def __len__(self): return len(self.map)
    def __contains__(self, k): return k in self.map
c = LRU(3)
for k, v in zip('abc', range(3)): c.put(k, v)
print(list(c), c.get('a'), list(c), c.get('zz', 'none'))
c.put('d', 3)
print(list(c), 'b' in c, len(c))
c.put('c', 99)
print(list(c), c.hits, c.misses)
big = LRU(100)
def slow_square(n):
    v = big.get(n)
    if v is None:
        v = n * n
        big.put(n, v)
    return v
print(sum(slow_square(i % 150) for i in range(1000)), big.hits, big.misses, len(big))
print(next(iter(big)))
try:
    LRU(0)
except ValueError as e:
    print(e)
