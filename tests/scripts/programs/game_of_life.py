# Conway's game of life on sets and on a torus.
from collections import Counter
def step(cells):
    near = Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {c for c, n in near.items() if n == 3 or (n == 2 and c in cells)}
def parse(text):
    return {(x, y) for y, row in enumerate(text.splitlines()) for x, ch in enumerate(row) if ch == '#'}
def show(cells, w, h):
    for y in range(h): print(''.join('#' if (x, y) in cells else '.' for x in range(w)))
    print()
glider = parse('.#.\n..#\n###')
g = glider
for i in range(5):
    show(g, 6, 6)
    g = step(g)
for _ in range(3): g = step(g)
print(g == {(x + 2, y + 2) for x, y in glider})
blinker = parse('###')
print(step(step(blinker)) == blinker, step(blinker) == {(1, -1), (1, 0), (1, 1)})
p = parse('.##\n##.\n.#.')
for n in range(1, 101): p = step(p)
print(len(p), min(p), max(p))
class Torus:
    def __init__(self, rows): self.g = [[c == '#' for c in r] for r in rows]
    def step(self):
        h, w = len(self.g), len(self.g[0])
        def alive(y, x):
            return sum(self.g[(y + a) % h][(x + b) % w] for a in (-1, 0, 1) for b in (-1, 0, 1) if a or b)
        self.g = [[(n := alive(y, x)) == 3 or (n == 2 and self.g[y][x]) for x in range(w)] for y in range(h)]
    def __str__(self): return '/'.join(''.join('.#'[c] for c in r) for r in self.g)
t = Torus(['.....', '.###.', '.....', '..#..', '.....'])
for _ in range(4):
    t.step()
    print(t)
