# flags: --max-heap 32M
# Every way to ask for memory meets the limit, and the program goes on.
import time
def text():
    s = 'x'
    while True: s += s
def items():
    l = [0]
    while True: l += l
def objects():
    l = []
    while True: l.append([])
def number():
    n = 3
    while True: n *= n
def mapping():
    d = {}
    while True: d[len(d)] = None
def octets():
    b = bytearray(b'x')
    while True: b += bytes(b)
def chain():
    node = None
    while True: node = (node,)
WAYS = [text, items, objects, number, mapping, octets, chain,
        lambda: 'x' * 10 ** 12, lambda: [0] * 10 ** 12, lambda: (0,) * 10 ** 12,
        lambda: b'x' * 10 ** 12, lambda: bytearray(10 ** 12), lambda: 10 ** 10 ** 10,
        lambda: 1 << 10 ** 12, lambda: list(range(10 ** 9)), lambda: set(range(10 ** 9)),
        lambda: '{:>1000000000000}'.format(1), lambda: 'ab'.ljust(10 ** 12),
        lambda: ','.join(['x' * 10 ** 6] * 10 ** 5)]
for way in WAYS:
    try:
        way()
    except MemoryError:
        pass
    else:
        print(way, 'did not fail')
start = time.monotonic()
for way in WAYS[7:]:
    try: way()
    except MemoryError: pass
print(time.monotonic() - start < 5)
print(sum(len(str(i)) for i in range(10000)))
