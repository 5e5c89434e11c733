"""A list as a heap: heap[k] <= heap[2*k+1] and heap[k] <= heap[2*k+2], the smallest item first."""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest',
           'heappushpop']


def heappush(heap, item):
    """Put an item in."""
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap):
    """Take the smallest item out."""
    last = heap.pop()
    if heap:
        smallest, heap[0] = heap[0], last
        _sink(heap, 0)
        return smallest
    return last


def heapreplace(heap, item):
    """Take the smallest item out, then put one in."""
    smallest, heap[0] = heap[0], item
    _sink(heap, 0)
    return smallest


def heappushpop(heap, item):
    """Put an item in, then take the smallest out."""
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(x):
    """Make a list a heap, in linear time."""
    for i in reversed(range(len(x) // 2)):
        _sink(x, i)


def _rise(heap, start, pos):
    """The item at pos moves towards `start` until its parent is not greater."""
    item = heap[pos]
    while pos > start:
        parent = (pos - 1) >> 1
        above = heap[parent]
        if not item < above:
            break
        heap[pos] = above
        pos = parent
    heap[pos] = item


def _sink(heap, pos):
    """The item at pos goes down to a leaf along the smaller children, then up to its place:
    fewer comparisons than stopping on the way, since it came from the end."""
    end, start, item = len(heap), pos, heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _rise(heap, start, pos)


def _rise_max(heap, start, pos):
    item = heap[pos]
    while pos > start:
        parent = (pos - 1) >> 1
        above = heap[parent]
        if not above < item:
            break
        heap[pos] = above
        pos = parent
    heap[pos] = item


def _sink_max(heap, pos):
    end, start, item = len(heap), pos, heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[right] < heap[child]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _rise_max(heap, start, pos)


def _heapify_max(x):
    for i in reversed(range(len(x) // 2)):
        _sink_max(x, i)


def _heapreplace_max(heap, item):
    largest, heap[0] = heap[0], item
    _sink_max(heap, 0)
    return largest


def _heappop_max(heap):
    last = heap.pop()
    if heap:
        largest, heap[0] = heap[0], last
        _sink_max(heap, 0)
        return largest
    return last


def merge(*iterables, key=None, reverse=False):
    """One sorted stream of several sorted ones."""
    if reverse:
        make, pop, replace, direction = _heapify_max, _heappop_max, _heapreplace_max, -1
    else:
        make, pop, replace, direction = heapify, heappop, heapreplace, 1
    # Entries are [key, order, value, next]; the order keeps equal keys apart.
    heap = []
    for order, it in enumerate(map(iter, iterables)):
        for value in it:
            rank = value if key is None else key(value)
            heap.append([rank, order * direction, value, it.__next__])
            break
    make(heap)
    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                yield entry[2]
                value = entry[2] = entry[3]()
                entry[0] = value if key is None else key(value)
                replace(heap, entry)
        except StopIteration:
            pop(heap)
    if heap:
        entry = heap[0]
        yield entry[2]
        yield from entry[3].__self__


def nsmallest(n, iterable, key=None):
    """The n smallest items, in order."""
    if n == 1:
        missing = object()
        result = min(iterable, default=missing, key=key)
        return [] if result is missing else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key)[:n]
    it = iter(iterable)
    result = [(item if key is None else key(item), order, item)
              for order, item in zip(range(n), it)]
    if not result:
        return []
    _heapify_max(result)
    top, order = result[0][0], n
    for item in it:
        rank = item if key is None else key(item)
        if rank < top:
            _heapreplace_max(result, (rank, order, item))
            top = result[0][0]
            order += 1
    result.sort()
    return [item for _, _, item in result]


def nlargest(n, iterable, key=None):
    """The n largest items, the largest first."""
    if n == 1:
        missing = object()
        result = max(iterable, default=missing, key=key)
        return [] if result is missing else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=True)[:n]
    it = iter(iterable)
    result = [(item if key is None else key(item), order, item)
              for order, item in zip(range(0, -n, -1), it)]
    if not result:
        return []
    heapify(result)
    top, order = result[0][0], -n
    for item in it:
        rank = item if key is None else key(item)
        if top < rank:
            heapreplace(result, (rank, order, item))
            top = result[0][0]
            order -= 1
    result.sort(reverse=True)
    return [item for _, _, item in result]


try:
    from _heapq import *
    from _heapq import _heapify_max, _heappop_max, _heapreplace_max
except ImportError:
    pass
