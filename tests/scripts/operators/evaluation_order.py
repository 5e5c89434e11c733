# Operands are evaluated left to right, the right side of = first.
log = []
def v(x):
    log.append(x)
    return x
def show():
    print(log)
    log.clear()
v(1) + v(2) * v(3) ** v(4); show()
[v(1), v(2)][v(0)]; show()
d = {}
d[v('key')] = v('value'); show()
{v('k1'): v('v1'), v('k2'): v('v2')}; show()
def g(*a, **k): pass
g(v(1), *[v(2)], k=v(3), **{'z': v(4)}); show()
a = [0, 0]
a[v(0)], a[v(1)] = v(5), v(6); show()
v(2) if v(1) else v(3); show()
v(3) < v(2) < v(1); show()
a[v(1)] += v(7); show()
