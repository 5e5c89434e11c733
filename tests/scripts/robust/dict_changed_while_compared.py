# Dicts and sets changed by __eq__ and __hash__ of their keys.
class K:
    def __init__(self, n, act=None): self.n, self.act = n, act
    def __hash__(self): return 1
    def __eq__(self, o):
        if K.act:
            act, K.act = K.act, None
            act()
        return self.n == getattr(o, 'n', o)
K.act = None
d = {K(i): i for i in range(5)}
K.act = d.clear
print(d.get(K(3), 'gone'), len(d))
d.update({K(i): i for i in range(5)})
K.act = lambda: d.update({i: i for i in range(100)})
print(d.get(K(4), 'gone'), len(d))
d = {K(i): i for i in range(5)}
K.act = lambda: d.pop(K(2), None)
d[K(4)] = 'set'
print(len(d), sorted(k.n for k in d))
s = {K(i) for i in range(5)}
K.act = s.clear
print(K(9) in s, len(s))
s = {K(i) for i in range(4)}
K.act = lambda: s.update(range(50))
s.add(K(77)); print(len(s))
d1, d2 = {K(1): 1, K(2): 2}, {K(2): 2, K(1): 1}
K.act = d2.clear
print((d1 == d2) in (True, False), len(d2))
class H:
    def __hash__(self):
        e[1] = 1
        return 7
e = {}
e[H()] = 2
print(len(e))
