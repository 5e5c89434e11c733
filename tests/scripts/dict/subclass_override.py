# Which operations of a dict subclass call the overridden methods.
class D(dict):
    def __getitem__(self, k): return 'got ' + str(k)
    def __setitem__(self, k, v): super().__setitem__(k, ('set', v))
    def __contains__(self, k): return k == 'magic'
    def __iter__(self): return iter(['i1', 'i2'])
    def __len__(self): return 99
    def keys(self): return ['k1', 'k2']
d = D(a=1)
d['b'] = 2
d.update(c=3)
print(dict.__repr__(d), d['zzz'], d.get('a'), 'magic' in d, 'a' in d, len(d), list(d))
print(list(d.items()), str(d))
print(dict(d), {**d}, bool(d))
