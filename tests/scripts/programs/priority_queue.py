# A binary heap with priorities, used by a task scheduler and heap sort.
class PQ:
    def __init__(self, items=(), key=lambda x: x):
        self.key, self.a = key, list(items)
        for i in reversed(range(len(self.a) // 2)): self._down(i)
    def __len__(self): return len(self.a)
    def __bool__(self): return bool(self.a)
    def _less(self, i, j): return self.key(self.a[i]) < self.key(self.a[j])
    def _up(self, i):
        while i and self._less(i, p := (i - 1) // 2):
            self.a[i], self.a[p] = self.a[p], self.a[i]
            i = p
    def _down(self, i):
        n = len(self.a)
        while (c := 2 * i + 1) < n:
            if c + 1 < n and self._less(c + 1, c): c += 1
            if not self._less(c, i): return
            self.a[i], self.a[c] = self.a[c], self.a[i]
            i = c
    def push(self, x):
        self.a.append(x)
        self._up(len(self.a) - 1)
    def pop(self):
        if not self.a: raise IndexError('pop from an empty queue')
        last = self.a.pop()
        if self.a:
            last, self.a[0] = self.a[0], last
            self._down(0)
        return last
    def check(self): return all(not self._less(i, (i - 1) // 2) for i in range(1, len(self.a)))
data = [(i * 37) % 101 for i in range(60)]
q = PQ(data)
print(q.check(), len(q), [q.pop() for _ in range(10)], q.check())
for x in (-5, 200, 50): q.push(x)
print(q.pop(), q.check())
out = []
while q: out.append(q.pop())
print(out == sorted(out), out[-3:])
words = PQ('the quick brown fox jumps over a lazy dog'.split(), key=lambda w: (-len(w), w))
print([words.pop() for _ in range(len(words))])
tasks = PQ(key=lambda t: t[:2])
for order, (prio, name) in enumerate([(3, 'sleep'), (1, 'wake'), (2, 'eat'), (1, 'wash')]):
    tasks.push((prio, order, name))
while tasks: print(tasks.pop()[2], end=' ')
print()
try:
    tasks.pop()
except IndexError as e:
    print(e)
