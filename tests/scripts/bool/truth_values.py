# Truth of every kind of object.
class L:
    def __len__(self): return 0
class B:
    def __bool__(self): return False
class Both:
    def __bool__(self): return True
    def __len__(self): return 0
class Plain: pass
for x in (
    None, False, 0, 0.0, 0j, '', b'', bytearray(), [], (), {}, set(), frozenset(), range(0), L(),
    B(), {}.keys(), memoryview(b'')
):
    print(type(x).__name__, bool(x), end=' ')
print()
for x in (
    True, 1, -1, 0.1, 1j, ' ', b'\0', [0], (0,), {0: 0}, {0}, range(1), Both(), Plain(), Plain, len,
    ..., NotImplemented if False else 'x', iter([]), (i for i in [])
):
    print(type(x).__name__, bool(x), end=' ')
print()
