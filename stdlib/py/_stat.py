"""What the module stat takes from here instead of its own: filemode() knows of unknown types."""

_TYPES = {0o120000: 'l', 0o140000: 's', 0o100000: '-', 0o060000: 'b', 0o040000: 'd',
          0o020000: 'c', 0o010000: 'p'}

__all__ = ['filemode']


def filemode(mode, /):
    """The mode of a file as ls shows it: '-rwxrwxrwx'."""
    if not isinstance(mode, int):
        raise TypeError('an integer is required')
    if mode < 0:
        raise OverflowError("can't convert negative value to unsigned int")
    if mode >= 1 << 64:
        raise OverflowError('Python int too large to convert to C unsigned long')
    text = _TYPES.get(mode & 0o170000, '?')
    for shift, special, letter in ((6, 0o4000, 's'), (3, 0o2000, 's'), (0, 0o1000, 't')):
        bits = mode >> shift
        text += 'r' if bits & 4 else '-'
        text += 'w' if bits & 2 else '-'
        if mode & special:
            text += letter if bits & 1 else letter.upper()
        else:
            text += 'x' if bits & 1 else '-'
    return text
