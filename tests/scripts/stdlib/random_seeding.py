# When a generator is seeded: by its __init__, which a class may have of its own.
import _random
for f in (lambda: _random.Random(1,2), lambda: _random.Random(x=1), lambda:_random.Random(1).random(), lambda:_random.Random([])):
    try: print(f())
    except Exception as e: print(type(e), e)
class R(_random.Random):
    def __init__(self, *a, **k): pass
try: r=R(1,2,k=3); print(r.random(), r.getrandbits(40), r.getstate()[-3:])
except Exception as e: print(e)
r=R(1);  print(r.random(), r.getrandbits(40), r.getstate()[-3:])
r=R('x');  print(r.random()==r.random())
class S(_random.Random): pass
try: S(k=1)
except Exception as e: print(e)
try: S(1,2)
except Exception as e: print(e)
print(S(5).random(), _random.Random(5).random())
class T(_random.Random):
    def __new__(cls, *a): return super().__new__(cls, 1)
    def __init__(self, *a): pass
print(T(5).random())
r=_random.Random(5)
try: r.__init__(6); print(r.random(), _random.Random(6).random())
except Exception as e: print(e)
