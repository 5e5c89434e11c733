# builds: release
# Dropping a chain of ten million objects uses no stack.
class Node:
    __slots__ = ('next',)
    def __init__(self, next): self.next = next
head = None
for i in range(10_000_000):
    head = Node(head)
del head
print('dropped')
