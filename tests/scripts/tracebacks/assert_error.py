# AssertionError with a message.
def check(n):
    assert n > 0, f'n must be positive, not {n}'
check(3)
check(-1)
