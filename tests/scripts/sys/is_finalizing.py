import atexit
import sys


class Late:
    def __del__(self, finalizing=sys.is_finalizing):
        print(finalizing())


kept = Late()
kept.itself = kept
atexit.register(lambda: print(sys.is_finalizing()))
print(sys.is_finalizing())
