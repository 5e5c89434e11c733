# An error handler may put other bytes in the place of those that are decoded: the rest is read there.
import codecs


def emptied(error):
    error.object = b''
    return '<empty>', 0


def replaced(error):
    error.object = b'plaiA\0\0\0'
    return '<plain>', 4


codecs.register_error('emptied', emptied)
codecs.register_error('replaced', replaced)
for encoding, data in (
    ('ascii', b'ab\xff'), ('utf-7', b'ab+x'), ('utf-7', b'ab\xff'), ('utf-8', b'ab\xff'), ('utf-16', b'\x00'),
    ('utf-32', b'\x00'), ('unicode-escape', b'ab\\u'), ('raw-unicode-escape', b'ab\\u'), ('cp1252', b'ab\x81cd'),
):
    for handler in ('emptied', 'replaced'):
        try:
            print(encoding, handler, repr(data.decode(encoding, handler)))
        except Exception as error:
            print(encoding, handler, type(error).__name__, error)
print(codecs.charmap_decode(b'abc', 'emptied', {97: 'x'}))
