# The 'exception' event of the StopIteration that ends a loop or an await.
import sys
def tracer(frame, event, arg):
    if frame.f_code.co_filename == __file__:
        shown = arg[:2] if event == 'exception' else type(arg).__name__
        print(frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, event, shown)
    return tracer
class It:
    def __init__(self): self.n = 0
    def __repr__(self): return "It"
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 1: raise StopIteration
        return self.n
def gen_val():
    yield 1
    return 5
def gen_none():
    yield 1
def sub():
    x = yield from gen_val()
    y = yield from gen_none()
    z = yield from It()
    return x
class BadNext:
    def __iter__(self): return self
    def __next__(self): raise ValueError('v')
class GetItem:
    def __getitem__(self, i):
        if i: raise IndexError
        return i
def main():
    for i in It(): pass
    for i in gen_val(): pass
    for i in gen_none(): pass
    for i in sub(): pass
    for i in [1]: pass
    [i for i in It()]
    [i for i in gen_val()]
    list(It())
    a, = It()
    for i in GetItem(): pass
    next(iter([]), 0)
    try:
        for i in BadNext(): pass
    except ValueError: pass
    for i in iter(It().__next__, 7): pass
class ACM:
    async def __aenter__(self): return 1
    async def __aexit__(self, *a): return None
class AIt:
    def __init__(self): self.n = 0
    def __repr__(self): return "AIt"
    def __aiter__(self): return self
    async def __anext__(self):
        self.n += 1
        if self.n > 1: raise StopAsyncIteration
        return self.n
async def value(): return 4
async def agen():
    yield 1
async def amain():
    async with ACM(): pass
    async for i in AIt(): pass
    await value()
    async for i in agen(): pass
sys.settrace(tracer)
main()
c = amain()
try: c.send(None)
except StopIteration: pass
sys.settrace(None)


# A trace function that fails there ends the loop with its own exception, and tracing.
def failing(frame, event, arg):
    if event == 'exception' and arg[0] is StopIteration:
        raise ValueError('from the tracer')
    return failing
def loop():
    for i in It(): pass
def loop_of_generator():
    for i in gen_val(): pass
def delegating():
    yield from It()
def delegating_to_generator():
    yield from gen_val()
async def awaiting(): await value()
async def async_loop():
    async for i in agen(): pass
def run(f, *args):
    sys.settrace(failing)
    try:
        f(*args)
    except BaseException as e:
        print(f.__name__, repr(e), sys.gettrace())
    finally:
        sys.settrace(None)
run(loop)
run(loop_of_generator)
run(lambda: list(delegating()))
run(lambda: list(delegating_to_generator()))
run(lambda: awaiting().send(None))
run(lambda: async_loop().send(None))
def stops(frame, event, arg):
    if event == 'exception':
        sys.settrace(None)
    return stops
sys.settrace(stops)
loop_of_generator()
print(sys.gettrace())
