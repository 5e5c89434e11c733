# Pickles of numbers and texts around the sizes where their form changes, in every protocol, whole and cut off.
import hashlib
import io
import pickle

numbers = [sign * (1 << bits) + more for bits in (0, 7, 8, 15, 16, 31, 32, 61, 62, 63, 64, 2040) for sign in (1, -1) for more in (-1, 0, 1)]
texts = ['x' * n for n in (0, 1, 254, 255, 256, 65526, 65527, 65535, 65536, 70000)] + ['é' * n for n in (0, 127, 128, 33000)] + ['日\udc80\n\\']


class Known:
    def __init__(self, *items): self.items = items
    def __reduce__(self): return Known, self.items


class __newobj__:
    def __reduce__(self): return __newobj__, (int,)


class Named(type):
    @property
    def __name__(cls): return '__newobj__'


class Odd(metaclass=Named):
    def __reduce__(self): return Odd, (1,)


for protocol in range(6):
    digest = hashlib.md5()
    for value in (numbers, texts, [t.encode('utf-8', 'surrogatepass') for t in texts], [texts[2]] * 3, texts * 2, list(range(30000)),
                  [i / 7 for i in range(9000)], {str(i): (i, i, i, i) for i in range(4000)}, {i: {i} for i in range(50)}):
        data = pickle.dumps(value, protocol)
        digest.update(data)
        assert pickle.loads(data) == value and pickle.load(io.BytesIO(data)) == value
    print(protocol, digest.hexdigest(), pickle.loads(pickle.dumps(Known(1, 'a', None), protocol)).items)

for value in (__newobj__(), Odd()):
    try:
        print(len(pickle.dumps(value, 4)))
    except pickle.PicklingError as e:
        print(e)

failures = {}
data = pickle.dumps([1, 300, 70000, 1 << 70, 1.5, 'abc', 'é' * 300, b'xyz', (1, 2), {'a': 1}, Known(1)], 4)
for i in range(len(data)):
    for load in (pickle.loads, lambda part: pickle.load(io.BytesIO(part))):
        try:
            load(data[:i])
        except Exception as e:
            key = type(e).__name__, str(e)
            failures[key] = failures.get(key, 0) + 1
print(*sorted(failures.items()), sep='\n')


class Shown(pickle.Pickler):
    def persistent_id(self, obj): return f'<{obj}>' if obj in (1, 'p') else None


class Found(pickle.Unpickler):
    def persistent_load(self, pid): return pid


out = io.BytesIO()
Shown(out).dump([1, 2, 'p', 'q', (1, 2)])
print(Found(io.BytesIO(out.getvalue())).load())
