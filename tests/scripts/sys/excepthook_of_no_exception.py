# sys.excepthook called by hand: what is no exception is said to be none.
import io
import sys

sys.stderr = io.StringIO()
print(sys.excepthook(1, '1', 1))
print(sys.excepthook(ValueError, ValueError('x'), None))
print(sys.excepthook(ValueError, None, None), sys.excepthook(ValueError, ValueError, 5))
try:
    sys.excepthook(1)
except TypeError as error:
    print(error)
print(sys.stderr.getvalue())
sys.stderr = None
print(sys.excepthook(1, 2, 3))
