# Repeated frames of a method, reached through another.
class Node:
    def __init__(self, next=None): self.next = next
    def depth(self): return 1 + self.next.depth()
n = Node()
for _ in range(10): n = Node(n)
n.depth()
