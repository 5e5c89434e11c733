# Exceptions through awaits, and their contexts.
class Sleep:
    def __await__(self):
        yield 'sleep'
async def fails(): 
    await Sleep()
    raise KeyError('inner')
async def wraps():
    try:
        await fails()
    except KeyError as e:
        raise ValueError('outer') from e
async def top():
    try:
        await wraps()
    except ValueError as e:
        return str(e), repr(e.__cause__)
    finally:
        print('finally in top')
c = top()
print(c.send(None))
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
async def stop(): raise StopIteration('leak')
try:
    stop().send(None)
except RuntimeError as e:
    print(e, repr(e.__cause__))
import inspect
print(c.cr_running, c.cr_frame, c.cr_code.co_name)
