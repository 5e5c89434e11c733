# A collection while a generator waits for a function: the arguments are the function's alone.
import gc


class Tree:
    def __init__(self, depth):
        self.depth = depth

    def child(self, n):
        return Tree(self.depth - 1)

    def leaves(self):
        if self.depth == 0:
            return 1
        keep = lambda: self
        return sum(self.child(n).leaves() for n in range(3) if keep)


gc.set_threshold(1, 1, 1)
print(Tree(4).leaves())


def walk(n):
    if n:
        def down():
            return n
        yield from walk(down() - 1)
    yield [n, Tree(n).leaves()]


print(list(walk(3)))
