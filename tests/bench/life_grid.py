# Nested lists of small ints: Conway's life on a torus, flood fill, rotation and a maze by depth first search.
def step(cells):
    rows, columns = len(cells), len(cells[0])
    after = []
    for y in range(rows):
        above, here, below = cells[y - 1], cells[y], cells[(y + 1) % rows]
        line = []
        for x in range(columns):
            left, right = x - 1, (x + 1) % columns
            near = (
                above[left] + above[x] + above[right] + here[left] + here[right]
                + below[left] + below[x] + below[right]
            )
            line.append(1 if near == 3 or (near == 2 and here[x]) else 0)
        after.append(line)
    return after


def turned(cells):
    return [list(row) for row in zip(*cells[::-1])]


def regions(cells):
    rows, columns = len(cells), len(cells[0])
    marks = [[0] * columns for _ in range(rows)]
    count = 0
    for y in range(rows):
        for x in range(columns):
            if cells[y][x] or marks[y][x]:
                continue
            count += 1
            marks[y][x] = count
            todo = [(y, x)]
            while todo:
                b, a = todo.pop()
                for ny, nx in ((b + 1, a), (b - 1, a), (b, a + 1), (b, a - 1)):
                    if 0 <= ny < rows and 0 <= nx < columns and not cells[ny][nx] and not marks[ny][nx]:
                        marks[ny][nx] = count
                        todo.append((ny, nx))
    return count


def maze(size):
    walls = [[1] * (2 * size + 1) for _ in range(2 * size + 1)]
    seed, path = 99, [(0, 0)]
    walls[1][1] = 0
    while path:
        y, x = path[-1]
        choices = [
            (ny, nx) for ny, nx in ((y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1))
            if 0 <= ny < size and 0 <= nx < size and walls[2 * ny + 1][2 * nx + 1]
        ]
        if not choices:
            path.pop()
            continue
        seed = (seed * 16807) % 2147483647
        ny, nx = choices[seed % len(choices)]
        walls[y + ny + 1][x + nx + 1] = walls[2 * ny + 1][2 * nx + 1] = 0
        path.append((ny, nx))
    return walls


cells = [[1 if (x * x + y * 3 + x * y) % 5 < 2 else 0 for x in range(96)] for y in range(64)]
for _ in range(330):
    cells = step(cells)
turns = cells
for _ in range(40):
    turns = turned(turns)
assert turns == cells
labyrinth = maze(160)
result = sum(map(sum, cells)), regions(cells), sum(map(sum, labyrinth)), regions(labyrinth)
assert result == (472, 15, 51842, 1), result
print(*result)
