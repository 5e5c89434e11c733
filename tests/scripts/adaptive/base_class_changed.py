# Methods found in a base change, appear and vanish under a hot call.
class Base:
    def f(self): return 'base'
class Mid(Base): pass
class Leaf(Mid): pass
o = Leaf()
def call(): return o.f()
seen = []
for i in range(200):
    r = call()
    if not seen or seen[-1] != r: seen.append(r)
    if i == 40: Mid.f = lambda self: 'mid'
    if i == 80: Leaf.f = lambda self: 'leaf ' + super(Leaf, self).f()
    if i == 120: del Mid.f
    if i == 140: Base.f = lambda self: 'base 2'
    if i == 160: del Leaf.f
    if i == 180:
        class Other:
            def f(self): return 'other'
        Mid.__bases__ = (Other,)
print(seen)
Leaf.__getattr__ = lambda self, n: lambda: 'getattr ' + n
del Other.f
print(call())
