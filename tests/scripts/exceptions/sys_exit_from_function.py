# SystemExit passes except Exception, and runs finally on its way.
import sys
def f():
    try:
        sys.exit(7)
    except Exception:
        print('not reached')
    finally:
        print('cleanup')
f()
print('not reached either')
