# CPython's sys.implementation.name is "cpython", and its ids are addresses even of small ints.
import sys

print(sys.implementation.name, sys.version_info[:2])
print(id(1) == id(2 - 1), id(1.5) == id(3.0 / 2))
