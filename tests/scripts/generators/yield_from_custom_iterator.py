# yield from an object without send and throw.
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration('custom return')
        return self.n
class WithSend(It):
    def send(self, v): return ('sent', v)
    def throw(self, *a):
        return ('thrown', a[0].__name__ if isinstance(a[0], type) else type(a[0]).__name__)
    def close(self): print('closed')
def g(it):
    r = yield from it
    print('result', r)
print(list(g(It())))
w = g(WithSend())
print(next(w), w.send(5), w.send(None), w.throw(ValueError))
w.close()
p = g(It()); next(p)
try:
    p.send('x')
except AttributeError as e:
    print(e)
q = g(It()); next(q)
try:
    q.throw(KeyError('direct'))
except KeyError as e:
    print(e)
