# A descriptor of __slots__ keeps its class alive.
import gc
class C:
    __slots__ = ('x', 'y')
member = C.x
wrapper = C.__dict__['y']
del C
gc.collect()
rubbish = [bytearray(500) for i in range(100)]
print(member.__objclass__, member.__name__, repr(member))
made = member.__objclass__()
wrapper.__set__(made, 5)
print(made.y)
try:
    member.__get__(made)
except AttributeError as e:
    print(e)
