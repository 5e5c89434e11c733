# array.array: items, slices, limits, bytes, and what takes it as bytes.
from array import array
import copy, pickle
a = array('i', [3, 1, 2])
a.append(7); a.insert(0, -1); a.extend(array('i', [5])); a.extend(range(2))
print(a, len(a), a.itemsize, a.typecode, a[0], a[-1], a[1:4], a[::-2])
a[1:3] = array('i', [9, 9, 9]); del a[0]; del a[::3]
print(a, a.index(7), a.count(9), a.pop(), a.pop(0), 9 in a, a == array('i', a), a < array('i', [100]))
a.reverse(); a.remove(9); print(a, a * 2, a + array('i', [0]), a.tobytes(), list(a))
for code, v in [('b', 128), ('B', -1), ('h', 99999), ('H', -1), ('i', 2**40), ('I', -1), ('l', 2**70), ('Q', -1), ('i', 'x'), ('i', 1.5), ('f', 'x'), ('z', 1), ('u', 'ab')]:
    try:
        array(code, [v])
    except Exception as e:
        print(code, v, type(e).__name__, e)
for f in (lambda: a[99], lambda: a.pop(99), lambda: a.remove(1000), lambda: a + [1], lambda: a.__setitem__(slice(0, 1), [1]), lambda: a['x'], lambda: array('i', 'text'), lambda: array('i', b'abc')):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
u = array('u', 'aé€'); print(u, u.tounicode()); u.fromunicode('x'); print(u[-1])
d = array('d', [1.5, -0.0]); print(d, bytes(d)[:8], memoryview(d).format, memoryview(d)[0], memoryview(d).tolist())
m = memoryview(a)
try:
    a.append(1)
except BufferError as e:
    print(e)
m.release(); a.append(1)
b = copy.copy(a); b.byteswap(); b.byteswap(); print(b == a, pickle.loads(pickle.dumps(d)), copy.deepcopy(d))
print(array('f', [0.1]), array('L', [2**64 - 1]), array('q', b'\1\0\0\0\0\0\0\0'), array('b'))
class A(array):
    pass
print(A('i', [1]), A('i', [1])[0:1], b'x' + array('B', [65]))
