# The same call and attribute at one place for objects of many classes; isinstance and dispatch by type.
class Node:
    weight = 1

    def value(self):
        return 0

    def size(self):
        return self.weight


class Leaf(Node):
    def __init__(self, number):
        self.number = number

    def value(self):
        return self.number


class Pair(Node):
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def size(self):
        return 1 + self.left.size() + self.right.size()


class Sum(Pair):
    def value(self):
        return self.left.value() + self.right.value()


class Product(Pair):
    weight = 2

    def value(self):
        return self.left.value() * self.right.value() % 9973


class Negation(Node):
    def __init__(self, inner):
        self.inner = inner

    def value(self):
        return -self.inner.value()

    def size(self):
        return self.inner.size() + self.weight


class Choice(Pair):
    def value(self):
        return self.left.value() if self.right.value() > 0 else self.right.value()


def build(depth, seed):
    if depth == 0:
        return Leaf(seed % 10)
    kind = (Sum, Product, Choice)[(seed + depth) % 3]
    node = kind(build(depth - 1, seed * 3 + 1), build(depth - 1, seed * 5 + 2))
    return Negation(node) if seed % 4 == 0 else node


def leaves(node):
    if isinstance(node, Leaf):
        return 1
    if isinstance(node, Negation):
        return leaves(node.inner)
    return leaves(node.left) + leaves(node.right)


tree = build(12, 1)
total = sum(tree.value() for _ in range(240))
sizes = sum(tree.size() for _ in range(240))
count = sum(leaves(tree) for _ in range(240))
result = total, sizes, count
assert result == (0, 2293440, 983040), result
print(*result)
