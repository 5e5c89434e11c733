# A memoizing and a tracing decorator at work.
def memo(f):
    cache = {}
    def w(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    w.cache = cache
    return w
@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), len(fib.cache))
depth = 0
def trace(f):
    def w(*a):
        global depth
        print('  ' * depth + f'{f.__name__}{a}')
        depth += 1
        try:
            r = f(*a)
        finally:
            depth -= 1
        print('  ' * depth + f'-> {r}')
        return r
    return w
@trace
def gcd(a, b): return a if b == 0 else gcd(b, a % b)
gcd(12, 18)
