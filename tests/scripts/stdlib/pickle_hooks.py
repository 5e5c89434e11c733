# Picklers and Unpicklers with hooks: persistent ids, dispatch tables, reducer_override, find_class, memo, files.
import copyreg, io, pickle, sys

class Record:
    def __init__(self, key): self.key = key
    def __repr__(self): return 'Record(%r)' % self.key

class DbPickler(pickle.Pickler):
    def persistent_id(self, obj):
        return ('Record', obj.key) if isinstance(obj, Record) else None
class DbUnpickler(pickle.Unpickler):
    def persistent_load(self, pid):
        return [pid]
for protocol in (1, 2, 4, 5):
    file = io.BytesIO()
    DbPickler(file, protocol).dump([Record(1), Record('a'), 5])
    print(file.getvalue())
    file.seek(0)
    print(DbUnpickler(file).load())
try:
    file.seek(0)
    pickle.Unpickler(file).load()
except pickle.UnpicklingError as error:
    print(error)

class Text(pickle.Pickler):
    persistent_id = staticmethod(lambda obj: str(obj) if type(obj) is int else None)
file = io.BytesIO()
Text(file, 0).dump([1, 2])
print(file.getvalue())

class Own(pickle.Pickler):
    dispatch_table = copyreg.dispatch_table.copy()
Own.dispatch_table[Record] = lambda r: (Record, (r.key * 2,))
file = io.BytesIO()
Own(file).dump(Record(4))
print(pickle.loads(file.getvalue()))
p = pickle.Pickler(file := io.BytesIO())
p.dispatch_table = {Record: lambda r: (str, ('a record',))}
p.dump(Record(4))
print(pickle.loads(file.getvalue()))

class Override(pickle.Pickler):
    def reducer_override(self, obj):
        if isinstance(obj, Record): return int, (obj.key,)
        if isinstance(obj, type) and obj.__name__ == 'Local': return str, ('local',)
        return NotImplemented
class Local: pass
file = io.BytesIO()
Override(file).dump([Record(7), Local, len])
print(pickle.loads(file.getvalue()))

class Restricted(pickle.Unpickler):
    def find_class(self, module, name):
        if module != 'builtins': raise pickle.UnpicklingError('no %s.%s' % (module, name))
        return super().find_class(module, name)
print(Restricted(io.BytesIO(pickle.dumps([range(3), set, 1]))).load())
try:
    Restricted(io.BytesIO(pickle.dumps(Record(1)))).load()
except pickle.UnpicklingError as error:
    print(error)

# Several pickles in one file; a memo that goes on; one that does not.
class Slow:
    """A file without peek."""
    def __init__(self, data): self.file = io.BytesIO(data)
    def read(self, n=-1): return self.file.read(n)
    def readline(self): return self.file.readline()
for protocol in range(6):
    file = io.BytesIO()
    for value in ('first', [1, 'two'], {'k': Record(3)}, 2.5):
        pickle.dump(value, file, protocol)
    file.write(b'tail')
    file.seek(0)
    print([pickle.load(file) for _ in range(4)], file.read())
    slow = Slow(file.getvalue())
    print([pickle.load(slow) for _ in range(4)], slow.read())
    buffered = io.BufferedReader(io.BytesIO(file.getvalue()), 16)
    print([pickle.load(buffered) for _ in range(4)], buffered.read())
shared = ['s']
file = io.BytesIO()
p = pickle.Pickler(file, 2)
p.dump(shared)
p.dump((shared, shared))
print(file.getvalue(), len(p.memo.copy()), sorted(n for n, _ in p.memo.copy().values()))
u = pickle.Unpickler(io.BytesIO(file.getvalue()))
print(u.load(), u.load(), u.memo.copy())
p.clear_memo()
print(p.memo.copy())
file = io.BytesIO()
p = pickle.Pickler(file, 2)
p.fast = True
p.dump((shared, shared))
print(file.getvalue())

# Out of band, and what has to be refused.
data = b'\x80\x05\x97.'
print(pickle.loads(data, buffers=[b'xyz']), pickle.loads(b'\x80\x05\x97\x98.', buffers=[bytearray(b'q')]).readonly)
def refuse(action, *arguments, **keywords):
    try:
        print(action(*arguments, **keywords))
    except BaseException as error:
        print(type(error).__name__, error)
for data in (b'', b'\x80', b'\x80\x09.', b'.', b'(.', b'0', b'1.', b'}(1', b'N', b'\xff.', b'a', b']a', b'(e', b'K', b'I1', b'Ix\n.',
             b'L1\n.', b'L1L\n.', b'Fx\n.', b'F1.5\n.', b'S"a\\n"\n.', b"S'a\n.", b'Sa\n.', b'U\x01\xe9.', b'T\xff\xff\xff\xff.', b'X\x05\0\0\0abc',
             b'cos\n', b'cnothere_at_all\nx\n.', b'cerrno\nnothere\n.', b'h\x05.', b'g5\n.', b'gx\n.', b'(I1\nI2\nI3\nd.', b'(I1\nu.',
             b'}(I1\nu.', b'N)R.', b'K\x01K\x02R.', b'NN\x81.', b'cbuiltins\nint\nN\x81.', b'\x93.', b'NN\x93.', b'Nb.', b'NNb.',
             b'cbuiltins\nobject\n)\x81K\x01b.', b'\x82\x00.', b'\x82\xee.', b'P1\n.', b'NQ.', b'\x97.', b'\x8a\x02\xff\xff.', b'\x8b\xff\xff\xff\xff.',
             b'(K\x01K\x02l.', b'(K\x01K\x02d.', b'(cbuiltins\nint\nS"5"\no.', b'(S"5"\nibuiltins\nint\n.', b'K\x012.', b'K\x01K\x02\x862.', b'\x95\x05\0\0\0\0\0\0\0K.',
             b'\x95\xff\xff\xff\xff\xff\xff\xff\xff.', b'K\x01(0.', b'(K\x01\x91.', b'V\\u20ac\\\xe9\n.', b'\x8f(K\x01K\x01\x90.'):
    print(data, end=' ')
    refuse(pickle.loads, data)
print(pickle.loads(b'U\x01\xe9.', encoding='latin1'), pickle.loads(b'U\x01\xe9.', encoding='bytes'), pickle.loads(b'U\x01\xe9.', errors='replace'))
print(pickle.loads(b'c__builtin__\nxrange\n(K\x03tR.'), pickle.loads(b'ccopy_reg\n_reconstructor\n.').__name__)
def outer():
    def inner(): pass
    class Inside: pass
    return inner, Inside, Inside()
class Bad:
    def __init__(self, what): self.what = what
    def __repr__(self): return 'Bad()'
    def __reduce_ex__(self, protocol): return self.what
def newobj(): pass
newobj.__name__ = '__newobj__'
def newobj_ex(): pass
newobj_ex.__name__ = '__newobj_ex__'
for what in (5, (), (1,), (1, 2), (int, 2), (int, (), None, 5), (int, (), None, None, 5), (int, (), 1, None, None, 5), (1,) * 7, 'nothere',
             (newobj, ()), (newobj, (5,)), (newobj, (int,)), (newobj_ex, ()), (newobj_ex, (5, 5, 5)), (newobj_ex, (int, 5, 5)), (newobj_ex, (int, (), 5))):
    refuse(pickle.dumps, Bad(what))
renamed = lambda: 0
renamed.__qualname__ = renamed.__name__ = 'len'
elsewhere = lambda: 0
elsewhere.__module__ = 'not_here'
for value in (lambda: 0, sys, (x for x in ()), io.StringIO, iter([]), *outer()):
    for protocol in (0, 2, 4):
        try:
            pickle.dumps(value, protocol)
        except Exception as error:
            print(type(error).__name__, str(error).split(' at 0x')[0])
refuse(pickle.dumps, 1, 9)
refuse(pickle.dumps, 1, 4, buffer_callback=print)
refuse(pickle.dumps, 1, 'x')
refuse(pickle.dump, 1, 5)
refuse(pickle.load, 5)
refuse(pickle.loads, 'text')
refuse(pickle.loads, 5)
refuse(pickle.Pickler)
refuse(pickle.Unpickler, io.BytesIO(), encoding=5)
class NoInit(pickle.Pickler):
    def __init__(self): pass
class NoLoad(pickle.Unpickler):
    def __init__(self): pass
refuse(NoInit().dump, 1)
refuse(NoLoad().load)
deep = []
for _ in range(100000):
    deep = [deep]
refuse(pickle.dumps, deep)
while deep:
    deep = deep[0]
class Changing(dict): pass
class Grows:
    def __init__(self, d): self.d = d
    def __reduce__(self):
        self.d[len(self.d)] = 1
        return int, ()
d = {}
d[0] = Grows(d)
d[1] = 2
refuse(pickle.dumps, d)
print(pickle.PickleError.__mro__, pickle.PicklingError.__module__, pickle.Pickler, pickle.Unpickler.__module__)
