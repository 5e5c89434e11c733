# dict.fromkeys on dict and on subclasses.
print(dict.fromkeys('abc'), dict.fromkeys([1, 2], 0), dict.fromkeys((), 5))
print({}.fromkeys({'x'}, 'y'), dict.fromkeys(range(3), []))
d = dict.fromkeys('ab', [])
d['a'].append(1)
print(d)
class D(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k, (v, 'via setitem'))
x = D.fromkeys('ab', 1)
print(x, type(x).__name__)
try:
    dict.fromkeys(5)
except TypeError as e:
    print(e)
try:
    dict.fromkeys([[]])
except TypeError as e:
    print(e)
