# Linked structures: an AVL tree, a trie and a linked list, built, searched, changed and walked.
class Node:
    __slots__ = ("key", "value", "left", "right", "height")

    def __init__(self, key, value):
        self.key = key
        self.value = value
        self.left = self.right = None
        self.height = 1


def height(node):
    return node.height if node else 0


def update(node):
    node.height = max(height(node.left), height(node.right)) + 1


def turn_right(node):
    top = node.left
    node.left, top.right = top.right, node
    update(node)
    update(top)
    return top


def turn_left(node):
    top = node.right
    node.right, top.left = top.left, node
    update(node)
    update(top)
    return top


def insert(node, key, value):
    if node is None:
        return Node(key, value)
    if key == node.key:
        node.value = value
        return node
    if key < node.key:
        node.left = insert(node.left, key, value)
    else:
        node.right = insert(node.right, key, value)
    update(node)
    lean = height(node.left) - height(node.right)
    if lean > 1:
        if height(node.left.left) < height(node.left.right):
            node.left = turn_left(node.left)
        return turn_right(node)
    if lean < -1:
        if height(node.right.right) < height(node.right.left):
            node.right = turn_right(node.right)
        return turn_left(node)
    return node


class Map:
    def __init__(self):
        self.root = None

    def __setitem__(self, key, value):
        self.root = insert(self.root, key, value)

    def __getitem__(self, key):
        node = self.root
        while node:
            if key == node.key:
                return node.value
            node = node.left if key < node.key else node.right
        raise KeyError(key)

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def __iter__(self):
        stack, node = [], self.root
        while stack or node:
            while node:
                stack.append(node)
                node = node.left
            node = stack.pop()
            yield node.key
            node = node.right


class Trie:
    def __init__(self):
        self.children = {}
        self.count = 0

    def add(self, word):
        node = self
        for letter in word:
            if letter not in node.children:
                node.children[letter] = Trie()
            node = node.children[letter]
            node.count += 1

    def starting(self, prefix):
        node = self
        for letter in prefix:
            node = node.children.get(letter)
            if node is None:
                return 0
        return node.count


class Link:
    def __init__(self, value, next):
        self.value = value
        self.next = next


def list_work(count):
    head = None
    for i in range(count):
        head = Link(i, head)
    before, node = None, head
    while node:
        node.next, before, node = before, node, node.next
    total, node = 0, before
    while node is not None:
        if node.next and node.next.value % 3 == 0:
            node.next = node.next.next
        total += node.value
        node = node.next
    return total


table = Map()
for i in range(26000):
    table[i * 7919 % 30011] = i
found = sum(key in table for key in range(30000))
keys = list(table)
assert keys == sorted(keys)
trie = Trie()
for i in range(20000):
    trie.add(str(i * 37 % 17011) + "abc"[i % 3])
prefixes = sum(trie.starting(str(i)) for i in range(30000))
result = len(keys), found, table.root.height, table[7919], prefixes, list_work(300000)
assert result == (26000, 25989, 17, 1, 86825, 30000000000), result
print(*result)
