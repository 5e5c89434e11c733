# bytes.join of exact bytes, subclasses, buffers and what is none; partition's parts.
from array import array


class B(bytes):
    pass


for items in ([], [b'a'], [b'a', b'bc'], (b'a', B(b'b'), bytearray(b'c'), memoryview(b'dxe')[1:]),
              [B(b'x')], [array('B', [65, 66]), b''], [b''] * 3, iter([b'q', b'r']),
              {b'k': 1}, (bytes([i]) for i in range(65, 70))):
    print(b'-+'.join(items), end=' ') if not hasattr(items, 'send') else print(B(b'.').join(items))
print(bytearray(b'/').join([b'a', B(b'b')]), type(B(b'').join([B(b'z')])))
for items in ([b'a', memoryview(b'abc')[::2]], [b'a', 1], ['a'], [b'a', b'b', None], 5, [b'a', memoryview(array('i', [1]))]):
    try:
        print(b','.join(items))
    except (TypeError, BufferError) as e:
        print(e)
l = [b'x', b'y']


class Grows:
    def __iter__(self):
        yield b'1'
        l.append(b'z')
        yield b'2'


print(b' '.join(Grows()), l)


class S(str):
    pass


for text in ('key=value', '=v', 'k=', '=', 'é=ü', '\u4e00=\U0001f600', 'none', S('a=b')):
    for sep in ('=', S('=')):
        parts = text.partition(sep)
        print(parts, text.rpartition(sep), [type(p).__name__ for p in parts], parts[1] is sep)
