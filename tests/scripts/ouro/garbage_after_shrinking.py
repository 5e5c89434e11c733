# A heap that was large lets no more garbage lie about than a small one does.
import gc


class Node:
    pass


def in_use():
    return gc.heap()['bytes_in_use']


def most_garbage(make, window):
    """The most bytes in use, beyond the window's and those at the start."""
    start = in_use()
    kept, most = [], 0
    for i in range(2000):
        kept.append(make())
        if len(kept) > window:
            kept.pop(0)
        if i % 8 == 0:
            most = max(most, in_use() - start)
    return most


def large_ring():
    node = Node()
    node.me, node.data = node, bytearray(30_000)
    return node


def list_ring():
    ring = [0] * 4000
    ring[0] = ring
    return ring


for make in large_ring, list_ring:
    for drop in 'at once', 'in parts':
        big = [[i] for i in range(400_000)]
        gc.collect()
        while drop == 'in parts' and big:
            del big[len(big) // 2:]
        big = None
        most = most_garbage(make, 20)
        print(make.__name__, drop, 'little' if most < 6 << 20 else most)
