# The iterator protocol: __iter__, __next__, StopIteration.
class Count:
    def __init__(self, n): self.n = n
    def __iter__(self):
        print('iter')
        return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
for x in Count(3): print(x, end=' ')
print(list(Count(2)), sum(Count(4)), max(Count(3)), [*Count(2)], 1 in Count(3))
print(tuple(Count(1)), dict(zip(Count(2), 'ab')))
it = iter(Count(1))
print(next(it), next(it, 'default'))
try:
    next(it)
except StopIteration as e:
    print('stopped', e.args)
