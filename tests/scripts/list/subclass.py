# A subclass of list.
class Stack(list):
    push = list.append
    @property
    def top(self): return self[-1]
    def __repr__(self): return f'Stack({list.__repr__(self)})'
s = Stack([1, 2])
s.push(3)
s.name = 'stack'
print(s, s.top, len(s), s[1:], type(s[1:]).__name__, type(s + [1]).__name__)
print(type(s.copy()).__name__, s == [1, 2, 3], s.name, s.pop(), isinstance(s, list))
class Loud(list):
    def __getitem__(self, i): return ('got', i)
    def __setitem__(self, i, v): print('set', i, v); super().__setitem__(i, v)
    def __delitem__(self, i): print('del', i); super().__delitem__(i)
    def __len__(self): return 42
    def __contains__(self, x): return x == 'magic'
    def __iter__(self): yield from ('i', 'j')
l = Loud([1, 2])
l[0] = 5; del l[1]
print(l[0], l[1:2], len(l), 'magic' in l, 5 in l, list(l), [*l], str(l), bool(l))
