# StopIteration raised inside __next__ ends loops; inside generators it becomes RuntimeError.
class It:
    def __iter__(self): return self
    def __next__(self): return next(iter([]))
print(list(It()))
def gen():
    yield 1
    next(iter([]))
    yield 2
try:
    for x in gen(): print(x)
except RuntimeError as e:
    print(type(e).__name__, e, type(e.__cause__).__name__)
def stop(x):
    if x == 2: raise StopIteration('early')
    return x
print(list(map(stop, [1, 2, 3])))
try:
    print([stop(x) for x in [1, 2, 3]])
except StopIteration as e:
    print('escaped', e)
try:
    list(stop(x) for x in [2])
except RuntimeError as e:
    print(e)
