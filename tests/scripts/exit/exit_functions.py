# env: OURO_CHECK_EXIT=0
# Exit functions run, what they raise is told of, and what they make may have a finaliser.
import atexit


class Loud:
    def __del__(self):
        print("gone")


def make():
    global made
    made = Loud()


atexit.register(make)
atexit.register(print, "first registered, last run")
atexit.register(divmod, 1, 0)
print("end")
