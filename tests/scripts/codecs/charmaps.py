# Codecs by tables: whole texts, what has no place in a table, and tables of other kinds.
import codecs

text = 'Stra\xdfe, k\xf6nig \u20ac \u201equoted\u201c'
for name in ('cp1252', 'iso8859-15', 'iso8859-2', 'koi8-r', 'cp437', 'mac-roman', 'cp037'):
    for errors in ('strict', 'replace', 'ignore', 'xmlcharrefreplace', 'backslashreplace'):
        try:
            data = text.encode(name, errors)
            print(name, errors, data, ascii(data.decode(name)))
        except UnicodeError as error:
            print(name, ascii(str(error)))
for name in ('cp1252', 'koi8-r', 'cp1253', 'iso8859-3', 'ptcp154'):
    for errors in ('strict', 'replace', 'ignore', 'backslashreplace'):
        try:
            print(name, ascii(bytes(range(128, 256)).decode(name, errors)))
        except UnicodeError as error:
            print(name, error)
print(codecs.charmap_encode('abc', 'strict', {97: 1, 98: b'xy', 99: 255}))
print(codecs.charmap_decode(b'\x00\x01\x02', 'strict', {0: 'a', 1: 98, 2: 'cd'}))
print(codecs.charmap_decode(b'\x00\x01', 'replace', 'a'), codecs.charmap_decode(bytearray(b'\x01'), 'strict', 'ab' * 128))
print(ascii(codecs.charmap_decode(b'\x00', 'strict', '\U0001f40d' * 256)), codecs.charmap_decode(b'', 'strict', 'x' * 256))
for mapping in ({97: 256}, {97: 'x'}, {97: None}, {97: -1}, {}):
    try:
        print(codecs.charmap_encode('a', 'strict', mapping))
    except (TypeError, UnicodeError) as error:
        print(type(error).__name__, error)


class Name(str):
    pass


print('\xe9'.encode(Name('cp1252')), b'\x80'.decode(Name('CP1252')), ''.encode('cp1252'), b''.decode('cp1252'))
