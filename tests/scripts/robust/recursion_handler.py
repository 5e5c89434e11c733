# Recursion inside handlers and finally blocks of a RecursionError.
n = 0
def f():
    global n
    try:
        f()
    except RecursionError:
        n += 1
        raise
try:
    f()
except RecursionError as e:
    print('caught', n > 0)
def g(d):
    try:
        g(d + 1)
    finally:
        if d < 3: print('finally', d)
try:
    g(0)
except RecursionError:
    print('g ended')
def swallow(d):
    try:
        return swallow(d + 1)
    except RecursionError:
        return d
print(swallow(0) > 100, swallow(0) == swallow(0))
