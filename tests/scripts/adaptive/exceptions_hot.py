# Exceptions raised on the hundredth round of a hot loop, in every operation.
class Bad:
    def __add__(self, o): raise ValueError('add')
    def __getitem__(self, k): raise KeyError('item')
    def __getattr__(self, n): raise AttributeError('attr')
    def __call__(self): raise TypeError('call')
    def __iter__(self): raise RuntimeError('iter')
    def __lt__(self, o): raise ArithmeticError('lt')
    def __bool__(self): raise EOFError('bool')
class Good:
    attr = 1
    def __add__(self, o): return 1
    def __getitem__(self, k): return 1
    def __call__(self): return 1
    def __iter__(self): return iter(())
    def __lt__(self, o): return True
    def __bool__(self): return True
def ops():
    def loop(o):
        for _ in o: pass
    def branch(o): return 1 if o else 2
    def unpack(o): return [*o]
    return [
        lambda o: o + 1, lambda o: o[0], lambda o: o.attr, lambda o: o(), loop, lambda o: o < 1,
        branch, unpack]
good, bad = Good(), Bad()
for f in ops():
    caught = None
    for i in range(101):
        try:
            f(bad if i == 100 else good)
        except Exception as e:
            caught = (i, type(e).__name__, e.args)
    print(caught)
n = 0
for i in range(1000):
    try:
        if i % 3 == 0: raise KeyError
        elif i % 3 == 1: continue
        n += 1
    except KeyError:
        n += 10
    finally:
        n += 100
print(n)
