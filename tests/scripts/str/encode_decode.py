# encode and decode with codecs and error handlers.
s = 'aé€😀'
for enc in ('utf-8', 'utf-16-le', 'utf-16-be', 'utf-32-le', 'UTF8', 'utf_8'):
    b = s.encode(enc)
    print(enc, b, b.decode(enc) == s)
print('é'.encode('latin-1'), 'é'.encode('iso-8859-1'), b'\xe9'.decode('latin1'))
print('abc'.encode('ascii'), ''.encode(), 'x'.encode(encoding='utf-8', errors='strict'))
for h in ('ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace', 'strict'):
    try:
        print(h, s.encode('ascii', h))
    except UnicodeEncodeError as e:
        print(h, e, e.start, e.end, e.reason, e.encoding, e.object == s)
for h in ('ignore', 'replace', 'backslashreplace', 'surrogateescape', 'strict'):
    try:
        print(h, ascii(b'a\xff\xc3(b'.decode('utf-8', h)))
    except UnicodeDecodeError as e:
        print(h, e, e.start, e.end, e.reason, e.object)
for f in (
    lambda: 'a'.encode('nope'), lambda: 'a'.encode('ascii', 5), lambda: b'\x80'.decode('ascii'),
    lambda: '€'.encode('latin-1'), lambda: '\ud800'.encode(),
    lambda: b'a'.decode('utf-8', 'nohandler'), lambda: b'\xff'.decode('utf-8', 'nohandler')
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
