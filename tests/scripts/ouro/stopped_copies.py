# Copying, repeating, comparing and showing much let signals in: an alarm stops each in the middle.
import array
import ast
import binascii
import collections
import csv
import gc
import io
import json
import signal


class Endless(io.RawIOBase):
    def readable(self):
        return True

    def readinto(self, buffer):
        return len(buffer)


class Late(Exception):
    pass


def late(*_):
    raise Late


def stop(name, loop):
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.002)
        loop()
        print(name, 'ended by itself')
    except Late:
        print(name, 'stopped')
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


signal.signal(signal.SIGALRM, late)
many = 4_000_000
items = [1.5] * many
halves = [1.5 + i * 0 for i in range(many)]
row = tuple(items)
data = bytes(10 * many)
text = 'a ' * (5 * many)
wide = '\u0431 ' * many
numbers = array.array('h', data)
stop('slice', lambda: [items[:] for _ in range(9)])
stop('copy', lambda: [items.copy() for _ in range(9)])
stop('stepped', lambda: [items[::-1] for _ in range(9)])
stop('concatenated', lambda: [items + items for _ in range(9)])
stop('extended', lambda: [[*items, *row] for _ in range(9)])
stop('by itself', lambda: [(new := items[:], new.extend(new)) for _ in range(9)])
stop('repeated', lambda: [[None, 1] * (3 * many) for _ in range(9)])
stop('in place', lambda: [exec('new = [1]; new *= 6 * many', globals()) for _ in range(9)])
stop('reversed', lambda: [items.reverse() for _ in range(9)])
stop('compared', lambda: [items == halves for _ in range(9)])
stop('bytes', lambda: [list(data) for _ in range(9)])
stop('characters', lambda: [list(text) for _ in range(9)])
stop('tuple repeated', lambda: [(None, items) * (3 * many) for _ in range(9)])
print(items == halves, all(type(x) is not tuple or len(x) < many for x in gc.get_objects() if x is not row))
stop('tolist', lambda: numbers.tolist())
stop('array of a list', lambda: numbers.fromlist([1] * many))
stop('array of an array', lambda: array.array('l', numbers))
stop('array reversed', lambda: [numbers.reverse() for _ in range(9)])
stop('array swapped', lambda: [numbers.byteswap() for _ in range(9)])
stop('array stepped', lambda: [numbers[::2] for _ in range(9)])
stop('array repeated', lambda: [array.array('b', b'abc') * (10 * many) for _ in range(9)])
stop('arrays added', lambda: [numbers + numbers for _ in range(9)])
stop('array extended', lambda: [array.array('h', data).extend(numbers) for _ in range(9)])
stop('array of bytes', lambda: [array.array('h').frombytes(data) for _ in range(9)])
stop('bytes padded', lambda: [b'x'.center(many * 50) for _ in range(9)])
stop('bytes of zeros', lambda: [bytes(many * 50) for _ in range(9)])
stop('bytes with tabs', lambda: [(b'\t' * many).expandtabs(9) for _ in range(9)])
stop('bytes in capitals', lambda: [data.upper() for _ in range(20)])
stop('dumps', lambda: [json.dumps(text) for _ in range(9)])
stop('dumps wide', lambda: json.dumps(wide))
stop('repr', lambda: repr(data))
stop('repr of a bytearray', lambda: repr(bytearray(data)))
stop('hex', lambda: data.hex(':'))
stop('hexlify', lambda: binascii.hexlify(bytearray(data), ':'))
stop('title', lambda: [text.title() for _ in range(9)])
stop('upper', lambda: [text.upper() for _ in range(20)])
stop('casefold', lambda: wide.casefold())
stop('center', lambda: ['x'.center(many * 50, '\u0431') for _ in range(9)])
stop('zfill', lambda: ['x'.zfill(many * 50) for _ in range(9)])
stop('expandtabs', lambda: ('\t' * many).expandtabs(9))
stop('format', lambda: [f'{7:{many * 50}}' for _ in range(9)])
stop('ascii', lambda: ascii(wide))
stop('encode', lambda: [wide.encode() for _ in range(9)])
stop('encode what is not ASCII', lambda: [wide.encode('ascii', 'xmlcharrefreplace') for _ in range(9)])
stop('deque', lambda: collections.deque([1]) * (9 * many))
stop('print', lambda: print(*items, file=io.StringIO()))
stop('readline', lambda: io.BufferedReader(Endless()).readline())
stop('csv', lambda: csv.writer(io.StringIO()).writerow(['a,' * many]))
source = 'a = 1\n' * 200_000
stop('compile', lambda: compile(source, 'many lines', 'exec'))
stop('exec', lambda: exec(source))
stop('one line', lambda: compile('[' + '1,' * many + ']', 'one line', 'eval'))
stop('functions', lambda: compile('def f(x):\n  return x + 1\n' * 50_000, 'functions', 'exec'))
stop('parse', lambda: ast.parse(source))
tree = ast.parse('a = 1\n' * 20_000)
stop('compile a tree', lambda: [compile(tree, 'a tree', 'exec') for _ in range(9)])
stop('wrong at the end', lambda: compile(source + 'x = = 1\n', 'wrong', 'exec'))
