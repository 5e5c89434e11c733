# from __future__ import annotations keeps them as text.
from __future__ import annotations
def f(a: undefined, b: list[int] = [], *c: 'quoted', d: a.b['x'] | None = None) -> -1 + 2 * 3: pass
print(f.__annotations__)
class C:
    x: Node | None = None
    y: dict[str, tuple[int, ...]]
print(C.__annotations__)
z: lambda q: q = 1
print(__annotations__)
