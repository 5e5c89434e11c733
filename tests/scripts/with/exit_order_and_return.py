# The value of return is made before __exit__ runs; nested managers unwind inside out.
log = []
class T:
    def __init__(self, n): self.n = n
    def __enter__(self): log.append(f'+{self.n}'); return self
    def __exit__(self, *a): log.append(f'-{self.n}'); self.n = 'closed'
def f():
    with T('a') as t:
        with T('b'):
            return t.n
def g():
    with T('c') as t:
        return [t.n, log.append('in return')]
def h():
    for i in range(2):
        with T(i):
            try:
                continue
            finally:
                log.append('f')
def k():
    with T('y'):
        yield 1
        yield 2
print(f(), g(), h(), next(k()), log)
log.clear()
for v in k(): pass
it = k(); next(it); it.close()
print(log)
