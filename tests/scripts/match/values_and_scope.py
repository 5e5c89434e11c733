# Dotted names are values, plain names are captures that stay bound.
class Color:
    RED = 1
    GREEN = 'g'
import math
def f(x):
    match x:
        case Color.RED: return 'red'
        case Color.GREEN: return 'green'
        case math.pi: return 'pi'
        case [Color.RED, other]: return f'red and {other}'
    return None
print(f(1), f('g'), f(math.pi), f([1, 'x']), f(2))
match [1, 2, 3]:
    case [a, 5, c]: print('no')
    case [a, b]: print('no')
    case _: print('a is bound:', 'a' in globals())
def g(v):
    match v:
        case [x, y]: pass
        case x: pass
    return x
print(g([1, 2]), g(7))
def h(cmd):
    match cmd.split():
        case ['go', ('north' | 'south') as d]: return f'going {d}'
        case ['go', _]: return 'cannot go there'
        case ['pick', obj] | ['take', obj]: return f'got {obj}'
        case ['drop', *objs] if objs: return f'dropped {", ".join(objs)}'
        case [] | ['']: return 'say something'
        case [verb, *_]: return f'unknown verb {verb}'
for c in ('go north', 'go up', 'take lamp', 'drop a b', '', 'drop', 'jump high'): print(h(c))
