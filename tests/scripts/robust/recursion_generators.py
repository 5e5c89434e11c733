# Endless recursion through generators, comprehensions and yield from.
def g(): yield from g()
def h():
    for x in h(): yield x
def c(): return [c() for _ in range(1)]
def s(): return sum(s() for _ in range(1))
def m(): return list(map(lambda _: m(), [1]))
def so(): return sorted([2, 1], key=lambda _: so())
def mx(): return max([1, 2], key=lambda _: mx())
async def co(): await co()
def run_co(): co().send(None)
def ex(): exec('ex()')
def ev(): return eval('ev()')
for f in (lambda: list(g()), lambda: next(h()), c, s, m, so, mx, run_co, ex, ev):
    try:
        f()
    except RecursionError as e:
        print('RecursionError')
print('done')
