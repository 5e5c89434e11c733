# Every way in which arguments find their parameters, or do not; called twice, defaults changed between.
def plain(a, b=2, c=3):
    return a, b, c


def only(a, /, b, *, c=3, d):
    return a, b, c, d


def rest(a, *more):
    return a, more


def rest_only(a, *more, k=1):
    return a, more, k


def every(a, /, b=2, *more, k, l=5, **others):
    return a, b, more, k, l, others


def failing(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except TypeError as error:
        print("TypeError", error)


def calls():
    failing(lambda: plain(1))
    failing(lambda: plain(1, c=5))
    failing(lambda: plain(c=1, a=2))
    failing(lambda: plain(b=1, c=2, a=3))
    failing(lambda: plain(*[1, 2, 3]))
    failing(lambda: plain(**{"a": 1}))
    failing(lambda: only(1, 2, d=4))
    failing(lambda: only(1, b=2, d=4, c=5))
    failing(lambda: only(1, 2, c=None, d=None))
    failing(lambda: rest(1))
    failing(lambda: rest(1, 2, 3))
    failing(lambda: rest(*range(4)))
    failing(lambda: rest_only(1, k=2))
    failing(lambda: rest_only(1, 2, 3))
    failing(lambda: rest_only(1, 2, k=3))
    failing(lambda: every(1, k=2))
    failing(lambda: every(1, 2, 3, 4, k=5, z=6, y=7))
    failing(lambda: every(1, b=3, k=4))
    for call in (
        lambda: plain(), lambda: plain(b=1), lambda: plain(1, a=2), lambda: plain(1, 2, 3, 4), lambda: plain(1, x=2),
        lambda: plain(1, 2, b=3), lambda: only(1, 2), lambda: only(a=1, b=2, d=3), lambda: only(1, d=3),
        lambda: only(1, 2, 3, d=4), lambda: rest(), lambda: rest(b=1), lambda: rest(1, a=2), lambda: every(1),
        lambda: every(k=1), lambda: every(1, 2, b=3, k=4), lambda: plain(**{"a": 1, "b" + "": 2, "q": 3}),
        lambda: plain(**{"".join(["a", ""]): 1, "".join(["c"]): 9}),
    ):
        failing(call)


calls()
plain.__defaults__ = (20, 30)
only.__kwdefaults__ = {"d": 40}
calls()
plain.__defaults__ = None
only.__kwdefaults__ = None
calls()
plain.__defaults__ = (10, 20, 30)
only.__kwdefaults__ = {"d": 4, "c": 3, 5: 6}
calls()
plain.__defaults__ = (0, 10, 20, 30)
calls()
