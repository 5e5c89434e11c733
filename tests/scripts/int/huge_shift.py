"""Shifts by very many bits: what memory can hold works, what no size can be is an error."""

def attempt(f):
    try:
        print(f())
    except (MemoryError, OverflowError, ValueError, TypeError) as error:
        print(type(error).__name__, error)

attempt(lambda: (1 << 3 * 10**9).bit_length())
attempt(lambda: (1 << 3 * 10**9) >> (3 * 10**9 - 3))
attempt(lambda: 1 << 10**19)
attempt(lambda: 1 << 2**70)
attempt(lambda: -1 << 2**70)
attempt(lambda: 0 << 2**70)
attempt(lambda: 0 << 2**40)
attempt(lambda: 1 >> 2**70)
attempt(lambda: -1 >> 2**70)
attempt(lambda: 1 << -1)
attempt(lambda: 0 << -1)
attempt(lambda: True << 5)
attempt(lambda: str(1 << 10**6))
