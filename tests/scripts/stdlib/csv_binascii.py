# csv, binascii and base64, unicodedata.
import base64, binascii, csv, io, unicodedata
for kw in ({}, {'quoting': csv.QUOTE_ALL}, {'quoting': csv.QUOTE_NONNUMERIC}, {'delimiter': ';', 'lineterminator': '|'}, {'quotechar': "'", 'doublequote': False, 'escapechar': '\\'}):
    out = io.StringIO()
    w = csv.writer(out, **kw)
    w.writerow(['a', 1, 2.5, None, 'x,y', 'say "hi"', "it's", 'two\nlines', ''])
    w.writerows([[], [''], [';', ' b']])
    print(repr(out.getvalue()))
text = 'a,"b ""q"" c",d\r\n"two\nlines", x,\r\n\r\n1,,"3"\n'
print(list(csv.reader(io.StringIO(text))), list(csv.reader(['a;b c'], delimiter=';')), list(csv.reader(['1,"x"'], quoting=csv.QUOTE_NONNUMERIC)))
print(list(csv.DictReader(io.StringIO('k,v\r\n1,2\r\n3,4,5\r\n'))), csv.list_dialects())
out = io.StringIO(); w = csv.DictWriter(out, ['b', 'a']); w.writeheader(); w.writerow({'a': 1, 'b': 2}); print(repr(out.getvalue()))
for f in (lambda: list(csv.reader(['"a'], strict=True)), lambda: list(csv.reader(['"a"b'], strict=True)), lambda: csv.reader([], delimiter='ab'), lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(['a,b']), lambda: csv.writer(io.StringIO()).writerow(5), lambda: csv.get_dialect('no'), lambda: list(csv.reader([b'x'])), lambda: csv.reader([], 'nope')):
    try:
        print(f())
    except (csv.Error, TypeError) as e:
        print(type(e).__name__, e)
print(csv.Sniffer().sniff('a;b\n1;2\n').delimiter, csv.Sniffer().has_header('name,n\nx,1\ny,2\n'))
data = bytes(range(250, 256)) + b'hello'
print(base64.b64encode(data), base64.b64decode(b'aGVs bG8='), base64.urlsafe_b64encode(data), base64.b32encode(b'ab'), base64.b16decode('0aFF', True), base64.b85encode(data))
print(binascii.hexlify(data, '-', 2), binascii.unhexlify('00fF'), binascii.crc32(b'hello'), binascii.crc_hqx(b'hello', 0), binascii.b2a_uu(b'hello world'), binascii.a2b_uu(binascii.b2a_uu(b'hello world')))
for f in (lambda: binascii.unhexlify('abc'), lambda: binascii.unhexlify('zz'), lambda: base64.b64decode('abc'), lambda: base64.b64decode('a'), lambda: base64.b64decode('a*c=', validate=True), lambda: binascii.a2b_base64('é'), lambda: binascii.crc32('x')):
    try:
        print(f())
    except (binascii.Error, ValueError, TypeError) as e:
        print(type(e).__name__, e)
print([unicodedata.category(c) for c in 'aA1 _é€\n'], unicodedata.combining('\u0301'), unicodedata.bidirectional('א'), unicodedata.mirrored('('))
print(ascii(unicodedata.normalize('NFD', 'éñǗ가')), ascii(unicodedata.normalize('NFC', 'e\u0301q\u0323\u0307')), unicodedata.normalize('NFKC', 'ﬁ①²Å'), unicodedata.is_normalized('NFC', 'é'))
print(unicodedata.decimal('٣'), unicodedata.digit('²'), unicodedata.numeric('½'), unicodedata.decimal('x', None), repr(unicodedata.decomposition('é')), unicodedata.decomposition('½'))
for f in (lambda: unicodedata.decimal('²'), lambda: unicodedata.numeric('x'), lambda: unicodedata.normalize('X', 'a'), lambda: unicodedata.category('ab')):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
