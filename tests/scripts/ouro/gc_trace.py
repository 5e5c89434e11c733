# Which line made it, and what grew between two moments.
import gc
try:
    gc.where([])
except RuntimeError as e:
    print(e)
early = []
print(gc.trace_allocations(True), gc.trace_allocations())
class Leak: pass
def make(n):
    return [Leak() for _ in range(n)]   # line 11
late = []
file, line = gc.where(late)
print(file.endswith('gc_trace.py'), line, gc.where(early), gc.where(3))
old = gc.snapshot()
kept = make(100)
new = gc.snapshot()
grown = new - old
rows = [(name, line, count) for (name, file, line), (count, size) in grown.items() if name == 'Leak']
print(rows)
print(new.bytes - old.bytes == grown.bytes, new.by_type()['Leak'][0])
print((old - new)[('Leak', file, 11)][0], (new - new) == {})
print(any('Leak' in row and ':11' in row for row in repr(grown).splitlines()))
print(gc.trace_allocations(False), gc.trace_allocations(False))
