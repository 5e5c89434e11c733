# Allocation and release of many small objects: trees built, walked and dropped.
class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        if self.left is None:
            return 1
        return 1 + self.left.count() + self.right.count()


def grow(depth):
    if depth == 0:
        return Node(None, None)
    return Node(grow(depth - 1), grow(depth - 1))


def main(deepest):
    total = grow(deepest + 1).count()
    print(f"stretch {deepest + 1}: {total}")
    assert total == 2 ** (deepest + 2) - 1
    long_lived = grow(deepest)
    for depth in range(4, deepest + 1, 4):
        rounds = 3 << (deepest - depth + 1)
        found = sum(grow(depth).count() for _ in range(rounds))
        print(f"{rounds} trees of depth {depth}: {found}")
        assert found == rounds * (2 ** (depth + 1) - 1)
    assert long_lived.count() == 2 ** (deepest + 1) - 1


main(15)
