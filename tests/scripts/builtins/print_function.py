# print: sep, end, file, flush, and what it returns.
import sys, io
print(); print('a', 1, None, [1]); print('a', 'b', sep=''); print('a', 'b', sep='--', end='!\n')
print('x', end=''); print(); print(sep='q'); print('', ''); print('a', 'b', sep=None, end=None)
f = io.StringIO()
print('to file', 1, file=f); print('more', file=f, end='')
print(repr(f.getvalue()), print('flushed', flush=True))
class W:
    def __init__(self): self.got = []
    def write(self, s): self.got.append(s)
w = W()
print('a', 2, file=w)
print(w.got)
for g in (
    lambda: print('a', sep=1), lambda: print('a', end=1), lambda: print('a', file=5),
    lambda: print('a', foo=1)
):
    try:
        g()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
sys.stdout.write('direct\n')
