# Strings built, compared and indexed in hot loops.
def build(n):
    s = ''
    for i in range(n): s += chr(97 + i % 26)
    return s
a = build(5000)
print(len(a), a[:5], a[-3:], a == build(5000), a.count('z'))
def shared(n):
    s = 'x'
    keep = []
    for i in range(n):
        keep.append(s)
        s += 'y'
    return keep
k = shared(100)
print(len(k), k[0], k[3], len(k[99]), all(k[i + 1] == k[i] + 'y' for i in range(99)))
class S(str):
    def __add__(self, o): return 'custom add'
def plus(a, b):
    a += b
    return a
for x, y in (('a', 'b'), ('a', 'é'), ('é', '€'), ('€', '😀'), (S('s'), 't'), ('', ''), ('q', '')):
    for _ in range(60): r = plus(x, y)
    print(r, end=' ')
print()
g = 'global'
def extend_global():
    global g
    for i in range(100): g += '.'
extend_global()
print(len(g))
class H: s = ''
h = H()
for i in range(100): h.s += str(i % 10)
d = {'k': ''}
l = ['']
for i in range(100): d['k'] += 'd'; l[0] += 'l'
print(h.s[:12], len(h.s), H.s == '', len(d['k']), len(l[0]))
def closure():
    t = ''
    def add(c):
        nonlocal t
        t += c
        return t
    for c in 'abc' * 20: add(c)
    return t
print(closure()[:6], len(closure()))
