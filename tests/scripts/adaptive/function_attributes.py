"""Attributes of functions, read and stored at sites that see them change: cached by their dict."""
def w(x):
    w.calls += 1
    return w.calls
def other(): pass
w.calls = 0
for i in range(5): w(i)
print(w.calls)
def get(f): return f.tag
def put(f, v): f.tag = v
def inc(f): f.n += 1
for f in (w, other, lambda: 0, len, get.__get__(w)):
    for _ in range(3):
        try: put(f, 1); put(f, [2]); print(get(f))
        except Exception as e: print(type(e).__name__, e)
for k in range(8):
    other.n = 0
    for _ in range(5): inc(other)
    print(other.n, other.__dict__)
    if k == 2: del other.tag
    if k == 3: other.__dict__ = {'z': 1, 'n': 5}
    if k == 4: other.__dict__.clear()
    try: print(get(other))
    except AttributeError as e: print(e)
    if k == 5: other.tag = 'again'
def names(f): return f.__name__, f.__qualname__
for v in ('x', 'y'):
    put(other, v); other.__name__ = v; print(names(other))
def setname(f, v): f.__name__ = v
for v in ('a', 'b', 5):
    try: setname(other, v); print(other.__name__)
    except TypeError as e: print(e)
class C:
    tag = 'class'
    def m(self): pass
for o in (C(), C, C().m, other, C, other, C(), other): print(get(o) if hasattr(o,'tag') else 'none')
C.m.tag = 'on function'
print(C().m.tag, get(C.m), get(C().m))
import gc
def cyc(): pass
def st(f, v): f.me = v
for i in range(6):
    def cyc(): pass
    cyc.me = 0
    st(cyc, 0); st(cyc, cyc); st(cyc, cyc)
del cyc
print(gc.collect() >= 6)
