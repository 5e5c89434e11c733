# x[i] += value evaluates x and i once, also where the value binds them anew.
def f():
    a = [1, 2, 3]; i = 1; d = {}; t = (1, 2)
    a[i] += 5; a[0] -= 1; a[-1] *= 3
    d['x'] = 1; d['x'] += 1; d[(1,2)] = 3; d[t] += 4; k = 2.5; d[k] = 1; d[k] += 1
    print(a, d)
    a[i] += (i := 2)
    print(a, i)
    b = a
    a[0] += (a := [10])[0]
    print(a, b)
    a[i if i < 0 else 0] += 1
    print(a)
    try: d['nope'] += 1
    except KeyError as e: print('KeyError', e)
    try: d[[]] += 1
    except TypeError as e: print(e)
    try: t[0] += 1
    except TypeError as e: print(e)
    b[len(b) - 1] += 1 if i else 2
    print(b)
    class C: pass
    c = C(); c.x = 1
    c.x += 4; o = c
    c.x += (c := C()).__class__ is C
    print(o.x, hasattr(c, 'x'))
    c.n = [1]; c.n[0] += 3; c.n += [4]
    print(c.n)
    try: zz[0] += 1
    except UnboundLocalError as e: print(e)
    zz = 1
    a[0] += [x for x in range(5)][(i := 3)]
    print(a)
def g():
    a = [0]
    a[0] += yield
    a[0] += yield
    print(a)
f()
it = g(); next(it); it.send(4)
try: it.send(5)
except StopIteration: pass
