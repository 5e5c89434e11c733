# Breadth-first, depth-first, Dijkstra, topological order, components.
from collections import deque
import heapq
G = {
    'a': {'b': 4, 'c': 1}, 'b': {'d': 1}, 'c': {'b': 2, 'd': 5}, 'd': {'e': 3}, 'e': {},
    'x': {'y': 1}, 'y': {}}
def bfs(g, start):
    seen, order, q = {start}, [], deque([start])
    while q:
        n = q.popleft()
        order.append(n)
        for m in g[n]:
            if m not in seen:
                seen.add(m)
                q.append(m)
    return order
def dfs(g, n, seen=None):
    seen = seen if seen is not None else []
    seen.append(n)
    for m in g[n]:
        if m not in seen: dfs(g, m, seen)
    return seen
def dijkstra(g, start):
    dist, prev, heap = {start: 0}, {}, [(0, start)]
    while heap:
        d, n = heapq.heappop(heap)
        if d > dist[n]: continue
        for m, w in g[n].items():
            if d + w < dist.get(m, float('inf')):
                dist[m], prev[m] = d + w, n
                heapq.heappush(heap, (d + w, m))
    return dist, prev
def path(prev, end):
    out = [end]
    while out[-1] in prev: out.append(prev[out[-1]])
    return out[::-1]
def topo(g):
    done, order, path = set(), [], set()
    def visit(n):
        if n in done: return
        if n in path: raise ValueError(f'cycle at {n}')
        path.add(n)
        for m in g[n]: visit(m)
        path.discard(n)
        done.add(n)
        order.append(n)
    for n in g: visit(n)
    return order[::-1]
def components(g):
    parent = {n: n for n in g}
    def find(n):
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n
    for n in g:
        for m in g[n]: parent[find(n)] = find(m)
    groups = {}
    for n in g: groups.setdefault(find(n), []).append(n)
    return sorted(groups.values())
print(bfs(G, 'a'), dfs(G, 'a'))
d, p = dijkstra(G, 'a')
print(d, path(p, 'e'))
print(topo(G), components(G))
try:
    topo({1: [2], 2: [3], 3: [1]})
except ValueError as e:
    print(e)
W = ['#########', '#S..#...#', '#.#.#.#.#', '#.#...#E#', '#########']
start = next((r, c) for r, row in enumerate(W) for c, ch in enumerate(row) if ch == 'S')
q, came = deque([start]), {start: None}
while q:
    r, c = q.popleft()
    if W[r][c] == 'E': break
    for s in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
        if W[s[0]][s[1]] != '#' and s not in came:
            came[s] = (r, c)
            q.append(s)
cells, at = set(), (r, c)
while at: cells.add(at); at = came[at]
for r, row in enumerate(W):
    print(''.join('*' if (r, c) in cells and ch == '.' else ch for c, ch in enumerate(row)))
print(len(cells) - 1)
