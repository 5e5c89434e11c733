# Graphs as dicts of lists: depth first search, topological order, strong components, union-find, colouring.
class Graph:
    def __init__(self):
        self.edges = {}

    def add(self, a, b):
        self.edges.setdefault(a, []).append(b)
        self.edges.setdefault(b, [])

    def reversed(self):
        other = Graph()
        for a, targets in self.edges.items():
            for b in targets:
                other.add(b, a)
        return other


def make(nodes, degree, back):
    graph, seed = Graph(), 3
    for a in range(nodes):
        for _ in range(degree):
            seed = (seed * 16807) % 2147483647
            b = a + seed % 50 + 1
            if b < nodes:
                graph.add(a, b)
        if a % back == 0 and a:
            graph.add(a, a - a % 7)
    return graph


def finished(graph):
    """Nodes in the order in which a depth first search leaves them."""
    order, seen = [], set()
    for root in graph.edges:
        if root in seen:
            continue
        seen.add(root)
        stack = [(root, iter(graph.edges[root]))]
        while stack:
            node, targets = stack[-1]
            for target in targets:
                if target not in seen:
                    seen.add(target)
                    stack.append((target, iter(graph.edges[target])))
                    break
            else:
                order.append(node)
                stack.pop()
    return order


def components(graph):
    order, backward, owner = finished(graph), graph.reversed(), {}
    for root in reversed(order):
        if root in owner:
            continue
        stack = [root]
        while stack:
            node = stack.pop()
            if node not in owner:
                owner[node] = root
                stack.extend(n for n in backward.edges.get(node, ()) if n not in owner)
    return len(set(owner.values()))


def find(parents, node):
    while parents[node] != node:
        parents[node] = parents[parents[node]]
        node = parents[node]
    return node


def spanning(count):
    edges = sorted((a * 31 % 1009 + b * 17 % 503, a, b) for a in range(count) for b in (a * 7 % count, a * 3 % count, (a + 1) % count))
    parents, total, kept = list(range(count)), 0, 0
    for weight, a, b in edges:
        a, b = find(parents, a), find(parents, b)
        if a != b:
            parents[a] = b
            total += weight
            kept += 1
    return kept, total


def colours(graph):
    given = {}
    neighbours = {node: set(targets) for node, targets in graph.edges.items()}
    for node, targets in graph.edges.items():
        for target in targets:
            neighbours[target].add(node)
    for node in sorted(neighbours, key=lambda n: (-len(neighbours[n]), n)):
        taken = {given[n] for n in neighbours[node] if n in given}
        given[node] = next(c for c in range(1000) if c not in taken)
    return max(given.values()) + 1


def longest(graph):
    length = {}
    for node in finished(graph):
        length[node] = max((length[t] + 1 for t in graph.edges[node] if t in length), default=0)
    return max(length.values())


looped, straight = make(24000, 3, 40), make(24000, 3, 10**9)
result = components(looped), longest(straight), spanning(45000), colours(straight)
assert result == (23964, 2662, (44999, 21801813), 6), result
print(*result)
