# with: __enter__, __exit__, as, the arguments of __exit__.
class CM:
    def __init__(self, name): self.name = name
    def __enter__(self):
        print('enter', self.name)
        return self.name.upper()
    def __exit__(self, et, e, tb):
        print('exit', self.name, et.__name__ if et else None, e, tb is not None)
with CM('a') as x:
    print('body', x)
with CM('b'): print('no as')
with CM('cde') as (p, q, *r):
    print(p, q, r)
try:
    with CM('err'):
        raise ValueError('oops')
except ValueError as e:
    print('propagated', e)
d = {}
with CM('item') as d['k']: pass
print(d)
