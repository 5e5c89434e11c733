# Sequence patterns: fixed, starred, nested, and what is no sequence.
def f(x):
    match x:
        case []: return 'empty'
        case [a]: return f'one {a}'
        case (1, b): return f'one and {b}'
        case [a, [b, c]]: return f'nested {a} {b} {c}'
        case ['cmd', *args]: return f'cmd {args}'
        case [first, *_, 9]: return f'ends in nine, starts {first}'
        case [a, b]: return f'two {a} {b}'
        case first, *rest: return f'first {first} rest {rest}'
        case _: return 'no sequence'
import collections
for x in (
    [], (), [5], (1, 2), [0, [1, 2]], ['cmd'], ['cmd', 1, 2], [3, 4, 9], (7, 8), [1, 2, 3], 'ab',
    b'ab', {1: 2}, {1, 2}, range(2), iter([1]), bytearray(b'ab'), collections.deque([5, 6]), None
):
    print(type(x).__name__, f(x))
match [1, 2, 3, 4]:
    case [a, *mid, z]: print(a, mid, z)
match (1, (2, (3,))):
    case [x, [y, [z]]]: print(x, y, z)
match [1, 1]:
    case [a, b] if a == b: print('equal')
match [[1, 2], [3]]:
    case [[*a], [*b]]: print(a, b)
