# Calling a class whose __init__ only stores in attributes has no frame, so that it works as deep as any
# function; CPython prints False: two levels are needed there, one for the class and one for __init__.
import sys


class Node:
    def __init__(self, value):
        self.value = value


def plain(n):
    return n


def deepest(callee, n=0):
    try:
        callee(n)
        return deepest(callee, n + 1)
    except RecursionError:
        return n


for _ in range(3):
    Node(1)
sys.setrecursionlimit(200)
with_class, with_function = deepest(Node), deepest(plain)
print(with_class == with_function)
