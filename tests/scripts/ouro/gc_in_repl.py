# What the functions of gc show at the prompt.
import subprocess
import sys

TYPED = '''
import gc
gc.disable()
class Node:
    def __init__(self, name): self.name = name

a, b = Node('a'), Node('b')
a.other, b.other = b, a
gc.types()[Node]
repr(gc.types()).split()[:3]
gc.retained(a)
print(str(gc.path_to(b)).split()[:2])
[type(step[0]).__name__ for step in gc.cycle_of(a)]
gc.where(a)
gc.trace_allocations(True)
c = Node('c')
gc.where(c)
old = gc.snapshot()
more = [Node(i) for i in range(100)]
[(row[0], counts[0]) for row, counts in (gc.snapshot() - old).items() if row[0] == 'Node']
gc.trace_allocations(False)
del a, b
gc.collect()
gc.types()[Node][0]
gc.trim() >= 0
gc.get_heap_limit()
'''
done = subprocess.run([sys.executable, '-i'], input=TYPED, capture_output=True, text=True)
print(done.stdout)
print(done.stderr)
