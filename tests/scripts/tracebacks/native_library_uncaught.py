# Likewise at the end of the program.
import atexit
import warnings


@atexit.register
def late():
    print("late")


warnings.simplefilter("error")
warnings.warn("fatal")
