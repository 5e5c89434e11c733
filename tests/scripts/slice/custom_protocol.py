# __getitem__, __setitem__ and __delitem__ of one's own class with slices and tuples.
class Grid:
    def __init__(self): self.log = []
    def __getitem__(self, k): self.log.append(('get', k)); return 10
    def __setitem__(self, k, v): self.log.append(('set', k, v))
    def __delitem__(self, k): self.log.append(('del', k))
g = Grid()
g[1, 2] = 3
g[1:2] = 'ab'
del g[:], g[5]
g[0] += 1
g[::2, 'x'] *= 2
x, g['t'] = 1, 2
for g['loop'] in 'ab': pass
for entry in g.log: print(entry)
