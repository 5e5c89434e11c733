def outer(a, b=1, *args, c, d=2, **kwargs) -> int:
    """doc"""

    def inner(x: str = "s"):
        nonlocal a
        a += x
        return a, args

    return inner


@decorate
@parametrised(1)
def generator(n):
    got = yield n
    yield from range(got)


square = lambda x: x * x
