# UTF-8 of runs of characters of all widths, at all places of a word, well-formed and not.
import hashlib

edges = ['\0', '\x7f', '\x80', '\xff', '\u0100', '\u07ff', '\u0800', '\ud7ff', '\ue000', '\uffff', '\U00010000', '\U0010ffff']
digest, count = hashlib.md5(), 0
for char in edges:
    for other in edges:
        for before in range(20):
            for between in (0, 1, 3, 8, 17):
                text = 'a' * before + char + 'b' * between + other + 'c' * (before % 9)
                data = text.encode()
                assert data.decode() == text and bytearray(data).decode('utf-8') == text
                digest.update(data)
                count += len(data)
print(count, digest.hexdigest())

text = ''.join(edges) * 50
assert text.encode().decode() == text and len(text.encode()) == 50 * sum(len(c.encode()) for c in edges)


def outcome(function, *args):
    try:
        return repr(function(*args))
    except UnicodeError as e:
        return f'{e} {e.start} {e.end}'


bad = [b'\x80', b'\xbf', b'\xc0\x80', b'\xc1\xbf', b'\xc2', b'\xc2a', b'\xdf\xc0', b'\xe0\x80\x80', b'\xe0\x9f\xbf', b'\xe0\xa0', b'\xe1\x80a',
       b'\xed\xa0\x80', b'\xed\xbf\xbf', b'\xef\xbf', b'\xf0\x80\x80\x80', b'\xf0\x8f\xbf\xbf', b'\xf0\x90\x80', b'\xf4\x90\x80\x80', b'\xf5\x80\x80\x80', b'\xff']
for part in bad:
    print(part, outcome(part.decode), outcome((b'a' * 7 + part + b'bcdefgh\xc3\xa9').decode))
    for before in range(18):
        for behind in (b'', b'x', b'\xc3\xa9', b'\xe2\x82\xac', b'abcdefghij'):
            data = b'a' * before + part + behind
            for handler in ('strict', 'replace', 'ignore', 'backslashreplace', 'surrogateescape'):
                digest.update(outcome(data.decode, 'utf-8', handler).encode())
for surrogate in '\ud800\udbff\udc00\udfff':
    for before in range(12):
        for start in ('a', 'é', '日', '😀'):
            text = start * before + surrogate + 'end'
            for handler in ('strict', 'replace', 'surrogatepass', 'surrogateescape'):
                digest.update(outcome(text.encode, 'utf-8', handler).encode())
print(digest.hexdigest())
print([s.lower() for s in ('ΑΣ', 'ΣΑΣ.', 'Σ', 'İI', 'ǅÀ', 'ÀΣ\u0345')], 'aΣ bΣ'.swapcase(), 'ΑΣΑΣ ΑΣ'.title(), 'ΑΣ'.capitalize())
