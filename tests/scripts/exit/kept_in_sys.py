# env: OURO_CHECK_EXIT=0
# What hangs on sys goes last.
import sys


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        sys.__stdout__.write(self.name + "\n")


sys.kept_here = Loud("in sys")
kept = Loud("in globals")
print("end")
