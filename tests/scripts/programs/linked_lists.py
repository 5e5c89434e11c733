# Singly and doubly linked lists with iteration, reversal, merge sort.
class SNode:
    def __init__(self, v, next=None): self.v, self.next = v, next
class SList:
    def __init__(self, items=()):
        self.head = None
        for x in reversed(list(items)): self.head = SNode(x, self.head)
    def __iter__(self):
        n = self.head
        while n:
            yield n.v
            n = n.next
    def __repr__(self): return '(' + ' -> '.join(map(repr, self)) + ')'
    def __len__(self): return sum(1 for _ in self)
    def push(self, v): self.head = SNode(v, self.head)
    def pop(self):
        if not self.head: raise IndexError('empty list')
        v, self.head = self.head.v, self.head.next
        return v
    def reverse(self):
        prev, n = None, self.head
        while n: n.next, prev, n = prev, n, n.next
        self.head = prev
        return self
    def remove(self, v):
        dummy = n = SNode(None, self.head)
        while n.next:
            if n.next.v == v:
                n.next = n.next.next
                self.head = dummy.next
                return True
            n = n.next
        return False
    def sort(self):
        def merge(a, b):
            tail = dummy = SNode(None)
            while a and b:
                if b.v < a.v: a, b = b, a
                tail.next, tail, a = a, a, a.next
            tail.next = a or b
            return dummy.next
        def msort(h):
            if not h or not h.next: return h
            slow, fast = h, h.next
            while fast and fast.next: slow, fast = slow.next, fast.next.next
            mid, slow.next = slow.next, None
            return merge(msort(h), msort(mid))
        self.head = msort(self.head)
        return self
    def has_cycle(self):
        slow = fast = self.head
        while fast and fast.next:
            slow, fast = slow.next, fast.next.next
            if slow is fast: return True
        return False
l = SList([3, 1, 4, 1, 5, 9, 2, 6])
print(l, len(l), l.remove(4), l.remove(99), l, l.reverse(), l.sort(), l.pop(), 9 in l)
big = SList((i * 7919) % 10007 for i in range(3000)).sort()
v = list(big)
print(v == sorted(v), v[:4], len(big))
l.push(0); print(l, l.has_cycle())
n = l.head
while n.next: n = n.next
n.next = l.head
print(l.has_cycle())
n.next = None
class DNode:
    __slots__ = ('v', 'p', 'n')
    def __init__(self, v): self.v = v; self.p = self.n = self
class Ring:
    def __init__(self, items):
        self.cur = None
        for x in items: self.add(x)
    def add(self, v):
        d = DNode(v)
        if self.cur: d.p, d.n = self.cur, self.cur.n; self.cur.n.p = d; self.cur.n = d
        self.cur = d
    def drop(self):
        c = self.cur
        c.p.n, c.n.p = c.n, c.p
        self.cur = c.p if c.p is not c else None
        return c.v
    def turn(self, k):
        for _ in range(abs(k)): self.cur = self.cur.n if k > 0 else self.cur.p
r = Ring(range(1, 42))
order = []
while r.cur:
    r.turn(3)
    order.append(r.drop())
print(order[:10], order[-2:])
