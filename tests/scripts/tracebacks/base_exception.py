# A BaseException of one's own.
class Stop(BaseException):
    """Not an Exception."""
try:
    raise Stop('now')
except Exception:
    print('never')
