# := inside comprehensions binds in the enclosing function.
def f():
    r = [last := x * 2 for x in range(4)]
    return r, last
print(f())
print([y for x in range(6) if (y := x * x) > 5], y)
total = 0
print([total := total + v for v in [1, 2, 3]], total)
print(any((hit := w).startswith('b') for w in ['apple', 'banana', 'cherry']), hit)
if (n := len('hello')) > 3: print('long', n)
while (k := n - 3) > 0: n -= 1
print(k, n, (z := 5) + z, f'{(q := 7)}', q, [a := 1, a + 1], (lambda: (b := 3) + b)())
for s in (
    '[i := 0 for i in range(3)]', 'x := 1', '(x.y := 1)', '(x[0] := 1)', '[x for x in (y := [1])]',
    'class C: [z := 1 for _ in x]', 'f(a=b:=1)', '(a, b := 1)', 'lambda: x := 1', '((a, b) := 1)',
    'def f(x=(y := 1)): pass'
):
    try:
        compile(s, 's', 'exec')
        print(s, 'compiles')
    except SyntaxError as e:
        print(s, '->', e.msg)
