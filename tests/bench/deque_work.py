# collections.deque: breadth-first search, sliding windows, rounds of tasks, rotation, a bounded history.
from collections import deque


def search(size):
    """The steps from one corner of a maze of pillars to all of it."""
    steps = [[-1] * size for _ in range(size)]
    steps[0][0] = 0
    queue, far = deque([(0, 0)]), 0
    while queue:
        x, y = queue.popleft()
        far = steps[x][y]
        for nx, ny in (x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1):
            if 0 <= nx < size and 0 <= ny < size and steps[nx][ny] < 0 and (nx % 3 or ny % 4):
                steps[nx][ny] = far + 1
                queue.append((nx, ny))
    return far


def largest_in_windows(items, width):
    window, total = deque(), 0
    for i, item in enumerate(items):
        while window and items[window[-1]] <= item:
            window.pop()
        window.append(i)
        if window[0] <= i - width:
            window.popleft()
        total += items[window[0]]
    return total


def rounds(tasks, slice):
    waiting, order = deque((name, 10 + name * 7 % 23) for name in range(tasks)), []
    while waiting:
        name, left = waiting.popleft()
        if left > slice:
            waiting.append((name, left - slice))
        else:
            order.append(name)
    return order[0], order[-1], len(order)


def josephus(count, step):
    circle = deque(range(count))
    while len(circle) > 1:
        circle.rotate(-(step - 1))
        circle.popleft()
    return circle[0]


def averages(count, width):
    history, total, moving = deque(maxlen=width), 0, 0
    for i in range(count):
        if len(history) == width:
            total -= history[0]
        value = i * 37 % 101
        history.append(value)
        total += value
        moving += total // len(history)
    return moving, sum(history), history[-1]


numbers = [i * 7919 % 10007 for i in range(600000)]
result = search(350), largest_in_windows(numbers, 50), rounds(30000, 2), josephus(150000, 7), averages(800000, 100)
assert result == (698, 5918340009, (0, 29995, 30000), 134177, (39603703, 5019, 95)), result
print(*result)
