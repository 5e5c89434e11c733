# Class patterns: keywords, __match_args__, built-in types.
class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
class P3(Point):
    def __init__(self, x, y, z): super().__init__(x, y); self.z = z
class Bare: pass
def f(o):
    match o:
        case P3(1, z=z): return f'P3 with z={z}'
        case Point(0, 0): return 'origin'
        case Point(x=0, y=y): return f'on y axis at {y}'
        case Point(x, y) if x == y: return f'diagonal {x}'
        case Point(int() | float() as x): return f'x={x}'
        case Point(): return 'some point'
        case int(i) | float(i): return f'number {i}'
        case str(s): return f'string {s}'
        case list([a, b]): return f'list of two {a} {b}'
        case dict(d): return f'dict {d}'
        case Bare(): return 'bare'
        case type(): return 'a class'
        case _: return 'other'
for o in (
    P3(1, 2, 3), Point(0, 0), Point(0, 5), Point(3, 3), Point(2, 4), Point('a', 'b'), 5, True, 2.5,
    's', [1, 2], [1], {'k': 1}, Bare(), int, None
):
    print(f(o))
for src in (
    'Bare(1)', 'Point(1, 2, 3)', 'int(1, 2)', 'Point(1, x=1)', 'undefined()', 'five()', 'Wrong(1)',
    'Wrong2(1)'
):
    class Wrong: __match_args__ = 5
    class Wrong2: __match_args__ = (5,)
    five = 5
    try:
        exec(
            f'match subject:\n    case {src}: print("yes")\n    case _: print("no")',
            {**globals(), 'subject': {'Bare(1)': Bare(), 'int(1, 2)': 1, 'Wrong(1)': Wrong(), 'Wrong2(1)': Wrong2()}.get(src, Point(1, 2))})
    except (TypeError, NameError) as e:
        print(src, '->', e)
