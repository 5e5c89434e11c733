# Replacing sys.stdout, and writing to both streams.
import sys, io
old = sys.stdout
sys.stdout = buf = io.StringIO()
print('captured')
sys.stdout.write('too\n')
sys.stdout = old
print(repr(buf.getvalue()))
class Tee:
    def __init__(self, *f): self.f = f
    def write(self, s):
        for x in self.f: x.write(s.upper())
    def flush(self): pass
sys.stdout = Tee(old, buf)
print('both')
sys.stdout = None
print('nowhere')
sys.stdout = old
print(repr(buf.getvalue()))
del sys.stdout
try:
    print('lost')
except RuntimeError as e:
    msg = str(e)
sys.stdout = old
print(msg)
sys.stderr = buf
print('to stderr', file=sys.stderr)
sys.stderr = sys.__stderr__
print(buf.getvalue().splitlines()[-1])
