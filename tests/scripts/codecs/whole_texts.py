"""Encoding and decoding texts of all widths, right and spoilt ones, as digests; and line ends and searches
in them."""
import hashlib
import io
import json
import random

random = random.Random(7)
RANGES = [(0, 128), (0, 256), (0x20, 0x7f), (0x400, 0x450), (0x100, 0x10000), (0x10000, 0x110000),
          (0xd7f0, 0xe010), (0x7f0, 0x810)]
ENCODINGS = ['utf-8', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-le', 'utf-32-be', 'latin-1',
             'ascii', 'utf-8-sig', 'cp1251', 'cp1252']
HANDLERS = ['strict', 'ignore', 'replace', 'surrogatepass', 'surrogateescape', 'backslashreplace',
            'xmlcharrefreplace']
SPOILERS = [0, 0x80, 0xc0, 0xe0, 0xed, 0xf0, 0xf4, 0xf5, 0xff, 0xd8, 0xdc, 0x41]


def text(length):
    ranges = RANGES[:random.randrange(1, len(RANGES) + 1)]
    return ''.join(chr(random.randrange(*random.choice(ranges))) for _ in range(length))


def outcome(function):
    try:
        return ascii(function())
    except Exception as error:
        return f'{type(error).__name__} {error}'


def spoilt(data):
    data = bytearray(data)
    for _ in range(random.randrange(3)):
        if data:
            data[random.randrange(len(data))] = random.choice(SPOILERS)
    return bytes(data[random.randrange(2):len(data) - random.randrange(2)])


def searches(s):
    return (s.replace(s[:1], s[-1:]), s.replace(s[1:3], 'xyz'), s.find(s[-2:]), s.rfind(s[5:6]),
            s.count(s[-1:]), s.split(s[1:2] or None), s.split(s[2:4] or 'q', 3), s.splitlines(),
            s.splitlines(True), s.partition(s[3:5] or 'x'), s.title(), s.swapcase(),
            s.translate({ord(c): ord(c) ^ 1 for c in s[:5]}), s.translate('x' * 300 + s),
            json.dumps(s), json.dumps(s, ensure_ascii=False), io.StringIO(s).read(),
            io.TextIOWrapper(io.BytesIO(s.encode('utf-8', 'ignore'))).readlines())


for encoding in ENCODINGS:
    digest = hashlib.md5()
    for handler in HANDLERS * 8:
        s = text(random.choice([0, 1, 2, 5, 17, 40, 300]))
        data = spoilt(s.encode(encoding if encoding[:3] == 'utf' else 'utf-8', 'surrogatepass'))
        for function in (lambda: s.encode(encoding, handler), lambda: data.decode(encoding, handler),
                         lambda: searches(s)):
            digest.update(outcome(function).encode())
    print(encoding, digest.hexdigest())

for digits in '1' * 20, '1_0' * 20, '_1' * 10, '1__0' * 9, '0' * 30, '-' + '9' * 60, '1' * 30 + 'x', 'z' * 30:
    print(digits, [outcome(lambda: int(digits, base)) for base in (10, 36, 0, 2)])
