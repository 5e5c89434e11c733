# Recursive functions.
def fact(n): return 1 if n < 2 else n * fact(n - 1)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
def hanoi(n, a='A', b='B', c='C'):
    return hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c) if n else []
def perms(s):
    return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])]
def flatten(x): return [z for y in x for z in flatten(y)] if isinstance(x, list) else [x]
def even(n): return n == 0 or odd(n - 1)
def odd(n): return n != 0 and even(n - 1)
print(fact(25), fib(15), ack(2, 3), len(hanoi(6)), hanoi(2), perms('abc'))
print(flatten([1, [2, [3, []], 4]]), even(100), odd(7))
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
print(depth(900))
