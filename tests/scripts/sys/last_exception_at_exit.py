# At the end of a program sys lets go of the exception that nobody caught, and of much else; errors are swallowed then.
import sys


class Loud:
    def __del__(self):
        print("gone", sys.argv, sys.path, getattr(sys, "last_value", None))


def work():
    kept = Loud()
    raise ValueError("uncaught")


loud = Loud()
sys.last_value = "something"
work()
