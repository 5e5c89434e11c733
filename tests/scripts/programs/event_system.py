# An event system: subscription, priorities, once, wildcards, errors in handlers.
import weakref
class Event:
    def __init__(self, name, **data):
        self.name, self.data, self.stopped = name, data, False
    def __getattr__(self, k):
        try:
            return self.__dict__['data'][k]
        except KeyError:
            raise AttributeError(f'event {self.name!r} has no {k!r}') from None
class Bus:
    def __init__(self):
        self.handlers, self.errors, self.depth = {}, [], 0
    def on(self, name, fn=None, *, priority=0, once=False):
        if fn is None: return lambda f: self.on(name, f, priority=priority, once=once)
        lst = self.handlers.setdefault(name, [])
        lst.append((-priority, len(lst), fn, once))
        lst.sort(key=lambda h: h[:2])
        return fn
    def off(self, name, fn):
        self.handlers[name] = [h for h in self.handlers.get(name, []) if h[2] is not fn]
    def emit(self, name, **data):
        e = Event(name, **data)
        self.depth += 1
        try:
            parts = name.split('.')
            for key in [name] + ['.'.join(parts[:i]) + '.*' for i in range(len(parts) - 1, 0, -1)] + ['*']:
                for h in list(self.handlers.get(key, ())):
                    if h[3]: self.handlers[key].remove(h)
                    try:
                        h[2](e)
                    except Exception as err:
                        self.errors.append(f'{name}: {type(err).__name__}: {err}')
                    if e.stopped: return False
        finally:
            self.depth -= 1
        return True
bus = Bus()
@bus.on('user.login')
def greet(e): print('  hello', e.name, e.user)
@bus.on('user.login', priority=10)
def first(e): print('  first')
@bus.on('user.*')
def audit(e): print('  audit', e.name)
@bus.on('*', once=True)
def once(e): print('  only once')
@bus.on('user.logout')
def stop(e): e.stopped = True
@bus.on('bad')
def bad(e): return e.missing
bus.on('nest', lambda e: bus.emit('nest', n=e.n - 1) if e.n else print('  depth', bus.depth))
for name, data in (
    ('user.login', {'user': 'ann'}), ('user.logout', {}), ('user.login', {'user': 'bob'}),
    ('bad', {}), ('nest', {'n': 3}), ('unknown', {})
):
    print(name)
    print(' ', bus.emit(name, **data))
bus.off('user.login', first)
bus.emit('user.login', user='cat')
print(bus.errors)
class Listener:
    def __init__(self, n): self.n = n
    def heard(self, e): print('  listener', self.n)
l = Listener(1)
ref = weakref.WeakMethod(l.heard)
bus.on('tick', lambda e: (m := ref()) and m(e))
bus.emit('tick')
del l
bus.emit('tick')
print('end')
