# __missing__ is called by d[k] alone.
class Counter(dict):
    def __missing__(self, key):
        print('missing', key)
        return 0
c = Counter(a=1)
c['a'] += 1
c['b'] += 5
print(c, c['zz'], c.get('zz'), 'zz' in c, c.setdefault('q', 3))
class Auto(dict):
    def __missing__(self, key):
        self[key] = value = type(self)()
        return value
t = Auto()
t['x']['y']['z'] = 1
t['x']['w'] = 2
print(t)
class Bad(dict):
    def __missing__(self, key): raise KeyError(f'no {key}')
try:
    Bad()['k']
except KeyError as e:
    print(e)
class NoInstance(dict): pass
n = NoInstance(); n.__missing__ = lambda k: 1
try:
    n['x']
except KeyError as e:
    print('KeyError', e)
