# StopIteration, GeneratorExit and SystemExit raised where nobody expects them.
def t(f):
    try:
        print('value', f())
    except BaseException as e:
        print(type(e).__name__, e)
def si(*a): raise StopIteration('s')
def ge(*a): raise GeneratorExit('g')
class L:
    def __init__(self, e): self.e = e
    def __len__(self): raise self.e
    def __getitem__(self, i): raise self.e
    def __iter__(self): raise self.e
    def __eq__(self, o): raise self.e
    def __hash__(self): raise self.e
    def __bool__(self): raise self.e
    def __repr__(self): raise self.e
for e in (StopIteration('x'), IndexError('x'), AttributeError('x'), TypeError('x'), KeyError('x')):
    l = L(e)
    for f in (
        lambda: list(l), lambda: len(l), lambda: l[0], lambda: l == 1, lambda: {l}, lambda: not l,
        lambda: repr(l), lambda: [l].index(5), lambda: hasattr(l, 'nope'), lambda: 5 in [l],
        lambda: sorted([l, l], key=bool)
    ):
        t(f)
t(lambda: list(map(si, [1]))); t(lambda: list(map(ge, [1]))); t(lambda: [si() for _ in [1]])
t(lambda: list(si() for _ in [1])); t(lambda: list(ge() for _ in [1]))
t(lambda: sorted([1, 2], key=si)); t(lambda: max([1], key=si)); t(lambda: next(iter(si, 1)))
t(lambda: dict(zip(map(si, [1]), [2]))); t(lambda: list(filter(si, [1])))
t(lambda: sum(map(si, [1]))); t(lambda: any(map(si, [1]))); t(lambda: ''.join(map(si, [1])))
