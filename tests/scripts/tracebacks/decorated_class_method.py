# A wrapped method raises: wrapper, then method.
import functools
def logged(f):
    @functools.wraps(f)
    def wrapper(*a, **k):
        print('calling', f.__name__)
        return f(*a, **k)
    return wrapper
class S:
    @logged
    def run(self, n): return 10 // n
S().run(0)
