# multiprocessing.shared_memory: memory with a name.
import _posixshmem
import os
from multiprocessing import resource_tracker
from multiprocessing.shared_memory import ShareableList, SharedMemory

memory = SharedMemory(create=True, size=100)
print(memory.size >= 100, memory.name.startswith('psm_'), memory.buf.readonly)
memory.buf[:5] = b'hello'
other = SharedMemory(memory.name)
print(bytes(other.buf[:5]))
if os.fork() == 0:
    other.buf[0] = 72
    os._exit(0)
os.wait()
print(bytes(memory.buf[:5]))
other.close()
memory.close()
memory.unlink()
for make in lambda: SharedMemory(memory.name), lambda: SharedMemory(create=True, size=0), lambda: SharedMemory('x', True, -1):
    try:
        make()
    except Exception as error:
        print(type(error).__name__, str(error).replace(memory.name, 'NAME'))

items = ShareableList([1, 2.5, 'text', b'bytes', None, True])
print(list(items), len(items), items.index(2.5), items.count(None))
items[2] = 'new'
again = ShareableList(name=items.shm.name)
print(list(again), again.format)
again.shm.close()
items.shm.close()
items.shm.unlink()

for function, args in [(_posixshmem.shm_open, ('/no such thing', os.O_RDWR)), (_posixshmem.shm_unlink, ('/no such thing',)),
                       (_posixshmem.shm_open, (b'x', 0)), (_posixshmem.shm_unlink, (5,)), (_posixshmem.shm_open, ('/x', 'y'))]:
    try:
        function(*args)
    except Exception as error:
        print(type(error).__name__, error)
