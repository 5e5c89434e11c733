# Identity of objects while they live.
a, b = [], []
print(id(a) == id(a), id(a) == id(b), a is b, id(None) == id(None), id(a) == id([a][0]))
ids = {id(o) for o in [[i] for i in range(100)]}
print(len(ids) == 100 or len(ids) > 0)
objs = [object() for _ in range(50)]
print(len({id(o) for o in objs}), len({hash(o) for o in objs}))
x = 10 ** 5; y = x
print(id(x) == id(y), isinstance(id(a), int))
