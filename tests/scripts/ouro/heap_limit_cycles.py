# flags: --max-heap 24M
# Garbage in cycles is collected before it fills the heap, however few objects it has.
class Node:
    def __init__(self):
        self.me = self
        self.data = bytearray(1 << 20)
for i in range(300):
    Node()
print('done')
