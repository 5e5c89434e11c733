# Objects that are no context managers.
class NoExit:
    def __enter__(self): return 1
class NoEnter:
    def __exit__(self, *a): pass
class Inst: pass
i = Inst()
i.__enter__ = lambda: 1
i.__exit__ = lambda *a: None
for o in (5, NoExit(), NoEnter(), i, None, 'x', NoExit):
    try:
        with o: print('entered')
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
class BadSig:
    def __enter__(self): return self
    def __exit__(self): pass
try:
    with BadSig(): print('body')
except TypeError as e:
    print(e)
class Async:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
try:
    with Async(): pass
except TypeError as e:
    print(e)
