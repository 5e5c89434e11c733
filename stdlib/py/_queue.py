"""What the module queue has from native code in CPython, as far as a program can see."""


class Empty(Exception):
    """Exception raised by Queue.get(block=0)/get_nowait()."""
