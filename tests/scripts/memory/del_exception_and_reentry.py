# __del__ that makes, drops and calls other things.
class Chain:
    def __init__(self, n): self.n = n
    def __del__(self):
        print('del', self.n, end=' ')
        if self.n: Chain(self.n - 1)
Chain(5)
print()
class Node:
    def __init__(self, n, next=None): self.n, self.next = n, next
    def __del__(self): print(self.n, end=' ')
head = None
for i in range(6): head = Node(i, head)
del head
print()
registry = {}
class R:
    def __init__(self, k): self.k = k; registry[k] = 'alive'
    def __del__(self):
        registry[self.k] = 'dead'
        registry['last'] = sum(v == 'dead' for v in registry.values())
l = [R(i) for i in range(4)]
del l[1:3]
print(registry)
l.sort(key=lambda r: -r.k)
del l
print(registry)
