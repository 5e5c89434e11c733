# Methods that native code calls by name: functions, native methods, what instances, properties,
# descriptors and __getattr__ put in their place, and objects that go away during the call.
import copy
import gc
import io
import sys
from operator import methodcaller


class A:
    def f(self, *a, **k): return ('f', a, k)
    @staticmethod
    def s(*a): return ('s', a)
    @classmethod
    def c(cls, *a): return (cls.__name__, a)
    @property
    def p(self): return lambda *a: ('p', a)


class Data:
    def __get__(self, obj, cls): return lambda *a: ('data', a)
    def __set__(self, obj, value): pass


class Plain:
    def __get__(self, obj, cls): return lambda *a: ('plain', a)


A.d, A.n = Data(), Plain()
A.callable = type('C', (), {'__call__': lambda self, *a: ('called', a)})()
A.builtin = len
for name in 'fscpdn':
    a = A()
    for args in ((), (1,), (1, 2, 3), (1, 2, 3, 4), tuple(range(9))):
        print(methodcaller(name, *args)(a), end=' ')
    a.__dict__[name] = lambda *x: ('own', x)
    print(methodcaller(name, 5)(a))
print(methodcaller('callable', 1)(A()), methodcaller('f', 1, k=2)(A()))
try:
    methodcaller('builtin')(A())
except TypeError as e:
    print(e)
for name, value in (('upper', 'a'), ('bit_length', 5), ('hex', 1.5), ('append', []), ('nothing', 3),
                    ('f', A), ('mro', A), ('exit', sys)):
    try:
        print(methodcaller(name)(value))
    except (TypeError, AttributeError, SystemExit) as e:
        print(type(e).__name__, e)


class L(list):
    def append(self, x): return super().append(x * 2) or 'mine'


l = L()
print(methodcaller('append', 4)(l), l, methodcaller('extend', 'ab')(l), l)


class G:
    def __getattr__(self, name): return lambda *a: (name, a)


class H:
    def m(self): return 'm'
    def __getattribute__(self, name): return lambda *a: ('any', name, a)


print(methodcaller('m', 1)(G()), methodcaller('m', 1)(H()))


class Changes:
    def m(self, n):
        if n == 2: Changes.m = lambda self, n: ('changed', n)
        return n


print([methodcaller('m', n)(Changes()) for n in range(5)])


# The stream that print writes to is replaced while it is written to.
class Stream:
    def __init__(self): self.text = []

    def write(self, s):
        sys.stdout = saved
        self.text.append(s)
        gc.collect()
        return len(self.text)

    def __del__(self): kept.append(self.text)


saved, kept = sys.stdout, []
stream = sys.stdout = Stream()
print('x', end='')
sys.stdout = saved
del stream
print(kept)


class Text(io.StringIO):
    def write(self, s): return super().write(s.upper())


t = Text()
print('ab', 3, file=t)
print(repr(t.getvalue()))


class Weird(str):
    hits = 0
    def __hash__(self): return hash('m')

    def __eq__(self, other):
        Weird.hits += 1
        return False


class W:
    def m(self): return 'm'


w = W()
w.__dict__[Weird('q')] = 1
Weird.hits = 0
print(methodcaller('m')(w), Weird.hits > 0)


class Fails:
    def m(self): raise KeyError('m')


try:
    methodcaller('m')(Fails())
except KeyError as e:
    print(repr(e))


def deep(n): return methodcaller('go', n)(R())


class R:
    def go(self, n): return deep(n + 1)


try:
    deep(0)
except RecursionError as e:
    print('RecursionError')
