# Exceptions raised and handled a great many times, chained deep.
n = 0
for i in range(100_000):
    try:
        if i % 2: raise ValueError(i)
        {}[i]
    except (ValueError, KeyError):
        n += 1
print(n)
def chain(k):
    e = None
    for i in range(k):
        try:
            try:
                if e: raise e
                raise ValueError(0)
            except Exception:
                raise KeyError(i)
        except KeyError as x:
            e = x
    return e
e = chain(2000)
d = 0
while e: d, e = d + 1, e.__context__
print(d)
def f(k):
    try:
        return f(k - 1) if k else 1 / 0
    except ZeroDivisionError:
        raise
for _ in range(20):
    try:
        f(100)
    except ZeroDivisionError as z:
        tb, depth = z.__traceback__, 0
        while tb: tb, depth = tb.tb_next, depth + 1
print(depth)
