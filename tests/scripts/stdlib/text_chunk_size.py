"""TextIOWrapper._CHUNK_SIZE: how much is read at once, and waits to be written."""

import io
t=io.TextIOWrapper(io.BytesIO(b'abc'*10))
def p(f):
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
for v in (0,-1,'x',2**70,1.5,None,True,5):
    p(lambda: setattr(t,'_CHUNK_SIZE',v)); print(t._CHUNK_SIZE)
p(lambda: delattr(t,'_CHUNK_SIZE'))
u=t.detach()
p(lambda: t._CHUNK_SIZE)
class R(io.RawIOBase):
    def readable(self): return True
    def readinto(self,b): print('readinto',len(b)); b[:2]=b'ab'; R.n+=1; return 2 if R.n<4 else 0
    n=0
class B(io.BufferedIOBase):
    def readable(s): return True
    def writable(s): return True
    def seekable(s): return False
    def read1(s,n=-1): print('read1',n); return b''
    def write(s,b): print('write',len(b)); return len(b)
for n in (1,5,8192):
    t=io.TextIOWrapper(B()); t._CHUNK_SIZE=n
    t.read(3); t.readline(); t.write('ab'); t.write('cdef'); t.write('x'*9000); t.write('y'); t.flush()
t = io.TextIOWrapper(B(), 'ascii', write_through=True)
t.write('abc')
for size in (1, 2, 7, 100, 20000):
    t = io.TextIOWrapper(io.BytesIO(b'h\xc3\xa9llo\r\nw' * 3000), 'utf-8')
    t._CHUNK_SIZE = size
    print(t.read(2), t.tell(), repr(t.readline()), t.tell(), len(t.read(9000)), t.tell(), len(t.read()))
    t.seek(3)
    print(repr(t.read(3)), [next(t) for _ in range(2)])
