# What cannot be iterated, and the words for it.
class NoIter: pass
class BadIter:
    def __iter__(self): return 5
class NoneIter:
    __iter__ = None
    def __getitem__(self, i): return i
def t(f):
    try:
        print(f())
    except TypeError as e:
        print(e)
t(lambda: iter(5)); t(lambda: list(NoIter())); t(lambda: iter(BadIter()))
t(lambda: [x for x in None]); t(lambda: next([])); t(lambda: next(5)); t(lambda: iter(NoneIter()))
t(lambda: 1 in NoIter()); t(lambda: [*5]); t(lambda: print(*5)); t(lambda: sum(5))
t(lambda: zip(1)); t(lambda: map(str, 5)); t(lambda: dict(a=1, **5)); t(lambda: max(5))
t(lambda: reversed(5)); t(lambda: reversed({1})); t(lambda: enumerate(5)); t(lambda: tuple(5))
t(lambda: ''.join(5))
def loop():
    for x in 3.5: pass
t(loop)
def unpack():
    a, b = 5
t(unpack)
def star():
    a, *b = None
t(star)
