# Work on many bytes stops in the middle for a signal whose handler raises, goes on after one that
# does not, and keeps what is worked on in its place for handlers that would resize it. (CPython
# hears of signals when the work is done.)
import array
import base64
import binascii
import hashlib
import json
import math
import pickle
import re
import signal
import struct
import zlib

SIZE = 24 << 20
data = b'ab cdefgh\nijkl\t.' * (SIZE // 16)
text = data.decode()
packed = zlib.compress(data, 1)
hexed = binascii.hexlify(data)
based = base64.b64encode(data)
numbers = '[' + '1,' * (SIZE // 8) + '1]'
wide = memoryview(data)
items = [0.5] * SIZE
pair = tuple(items)
pairs = [[i, (i, 0.5)] for i in range(SIZE // 64)]
halves, same_halves = array.array('h', bytes(SIZE)), array.array('i', bytes(2 * SIZE))


class Stopped(Exception):
    pass


def stop(number, frame):
    raise Stopped


WORK = {
    'compress': lambda: zlib.compress(data),
    'compressobj': lambda: zlib.compressobj().compress(data),
    'decompress': lambda: [zlib.decompress(packed), zlib.decompress(packed)],
    'decompressobj': lambda: zlib.decompressobj().decompress(packed),
    'adler32': lambda: zlib.adler32(data * 4),
    'crc_hqx': lambda: binascii.crc_hqx(data, 0),
    'b64encode': lambda: base64.b64encode(data),
    'b64decode': lambda: base64.b64decode(based),
    'hexlify': lambda: binascii.hexlify(data * 2),
    'unhexlify': lambda: binascii.unhexlify(hexed),
    'hex': lambda: data.hex() + (data * 2).hex(),
    'fromhex': lambda: bytes.fromhex(hexed.decode()),
    'md5': lambda: hashlib.md5(data * 2),
    'sha3_256': lambda: hashlib.sha3_256(data),
    'blake2s': lambda: hashlib.blake2s(data),
    'update': lambda: hashlib.sha512().update(data * 2),
    'replace': lambda: data.replace(b'a', b'xyz'),
    'str.replace': lambda: text.replace('ab', 'xyz'),
    'str.replace wide': lambda: text.replace('ab', '\u1234'),
    'split': lambda: data.split(),
    'split at': lambda: data.split(b'e'),
    'splitlines': lambda: data.splitlines(),
    'str.split': lambda: text.split(),
    'str.split at': lambda: text.split('e'),
    'str.splitlines': lambda: text.splitlines(),
    'translate': lambda: data.translate(bytes(range(256)), b'a'),
    'str.translate': lambda: text.translate({97: 98}),
    'str.translate wide': lambda: text.translate({97: 0x1234}),
    'tolist': lambda: wide.tolist(),
    'tobytes': lambda: wide[::-1].tobytes(),
    'assign': lambda: memoryview(bytearray(SIZE)).__setitem__(slice(None, None, -1), wide),
    'compare': lambda: wide.cast('h') == wide.cast('H'),
    'unpack': lambda: struct.unpack(f'{SIZE}B', data),
    'pack': lambda: struct.pack(f'{SIZE}B', *data),
    'loads': lambda: json.loads(numbers),
    'findall': lambda: re.findall('[a-c]+', text),
    're.split': lambda: re.split('[ \n]', text),
    'sub': lambda: re.sub(b'[a-c]', b'x', data),
    'sum': lambda: [sum(items) for i in range(3)],
    'sum of a tuple': lambda: [sum(pair) for i in range(3)],
    'in array': lambda: 3 in halves,
    'array.count': lambda: halves.count(3),
    'arrays': lambda: halves == same_halves,
    'dist': lambda: math.dist(pair, pair),
    'in list': lambda: 7.5 in items,
    'dumps': lambda: pickle.dumps(pairs),
    'read': lambda: open('/dev/zero', 'rb').read(),
}

signal.signal(signal.SIGALRM, stop)
for name, work in WORK.items():
    finished = False
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.004)
        work()
        finished = True
        signal.setitimer(signal.ITIMER_REAL, 0)
    except Stopped:
        pass
    if finished:
        print(name, 'was not stopped')

# The same work with handlers that let it go on.
room = bytearray(b'abc def\n' * (1 << 19))
view = memoryview(room)
count = refused = 0


def disturb(number, frame):
    global count, refused
    count += 1
    try:
        room.append(1)
        room.pop()
    except BufferError:
        refused += 1


def release(number, frame):
    shown.release()


same = bytes(room)
expected = [hashlib.md5(same).digest(), zlib.compress(same), same.replace(b'a', b'xyz'),
            same.split(), base64.b64encode(same), re.findall(b'[a-c]', same), same.hex(),
            same.translate(None, b'a'), list(same)]
signal.signal(signal.SIGALRM, disturb)
signal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0005)
for held in room, view:
    got = [hashlib.md5(held).digest(), zlib.compress(held), room.replace(b'a', b'xyz'),
           room.split(), base64.b64encode(held), re.findall(b'[a-c]', held), held.hex(),
           room.translate(None, b'a'), memoryview(held).tolist()]
    print([a == b for a, b in zip(got, expected)])
signal.setitimer(signal.ITIMER_REAL, 0)
print(count > 0, refused > 0, len(room) == len(same))

signal.signal(signal.SIGALRM, release)
for work in hashlib.md5, zlib.compress, base64.b64encode, memoryview.tolist, memoryview.hex:
    shown = memoryview(room)[1:]
    signal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0005)
    kept = work(shown)
    signal.setitimer(signal.ITIMER_REAL, 0)

# A stream that its handler uses, too.
signal.signal(signal.SIGALRM, lambda number, frame: outs.append(packer.compress(b'more')))
packer, outs = zlib.compressobj(), []
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.01)
outs.append(packer.compress(data))
signal.setitimer(signal.ITIMER_REAL, 0)
outs.append(packer.flush())
print('end')
