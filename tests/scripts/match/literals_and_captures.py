# Literal, capture, wildcard, or-patterns and guards.
def f(x):
    match x:
        case 0: return 'zero'
        case 1 | 2 | 3: return 'small'
        case -1: return 'minus one'
        case 1.5: return 'float'
        case 1 + 2j: return 'complex'
        case 'a' | 'b': return 'letter'
        case b'x': return 'bytes'
        case None: return 'none'
        case True: return 'true'
        case False: return 'false'
        case int(n) if n > 100: return f'big {n}'
        case str() as s: return f'str {s}'
        case _: return 'other'
print([f(x) for x in (0, 2, -1, 1.5, 1 + 2j, 'b', b'x', None, True, False, 500, 50, 'zz', [], 1.0, 3.0)])
match 5:
    case n: print('captured', n)
print(n)
match 7:
    case x if x > 10: print('no')
    case x if x < 10: print('guard', x)
match 'nothing':
    case 1: pass
print(x)
