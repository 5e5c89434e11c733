# return, break and continue in finally swallow the exception.
def a():
    try: 1 / 0
    finally: return 'swallowed'
def b():
    for i in range(3):
        try: 1 / 0
        finally:
            break
    return i
def c():
    out = []
    for i in range(3):
        try:
            out.append(i)
            if i == 1: raise KeyError
        finally:
            continue
    return out
def d():
    try:
        return 'from try'
    finally:
        try:
            raise ValueError
        except ValueError:
            pass
def e():
    x = 1
    try:
        return x
    finally:
        x = 2
def f():
    for i in range(2):
        try:
            yield i
        finally:
            print('f finally', i)
print(a(), b(), c(), d(), e())
for v in f():
    if v == 0: continue
def g():
    while True:
        try:
            try:
                break
            finally:
                print('inner')
        finally:
            print('outer')
    return 'g'
print(g())
