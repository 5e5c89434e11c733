# min() and max() of what is compared at sight, until something else comes.
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Word(str):
    def __lt__(self, other):
        return len(self) < len(other)

    __gt__ = __lt__


words = ['pear', 'fig', 'apple', '', 'z\xe9', '\u0394', 'fig']
for f in (min, max):
    show(lambda: f(words))
    show(lambda: f(tuple(words)))
    show(lambda: f(iter(words)))
    show(lambda: f(*words))
    show(lambda: f(words, key=len))
    show(lambda: f(words, key=str.upper))
    show(lambda: f(words, key=lambda w: -len(w)))
    show(lambda: f(words, key=lambda w: len(w) / 2))
    show(lambda: f(words, key=lambda w: w if w else 0))
    show(lambda: f([Word('aaa'), 'bb', Word('c'), 'dddd']))
    show(lambda: f('bb', Word('aaa'), Word('c')))
    show(lambda: f(['a', 1]))
    show(lambda: f([1, 'a']))
    show(lambda: f([1, 2.5, True, 2**70, -2**70]))
    show(lambda: f([float('nan'), 1.0, 2.0]))
    show(lambda: f([1.0, float('nan'), 2.0]))
    show(lambda: f([object]) is object)
    show(lambda: f([None]))
    show(lambda: f([None, None]))
    show(lambda: f([]))
    show(lambda: f([], default='d'))
    show(lambda: f('', default='d'))
    show(lambda: f('hello'))
    same = ''.join(['x', 'y'])
    first, second = same, ''.join(['x', 'y'])
    show(lambda: f([first, second]) is first)
    show(lambda: f([1.0, 1, True]))
    print(len(f([str(i) * 50 for i in range(1000)])))
