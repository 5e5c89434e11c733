# A handler of decoding errors may set the exception's object: decoding goes on in those bytes.
import codecs


def exchange(new, position):
    def handler(error):
        if error.object == new:
            return '!', error.end
        error.object = new
        return '?', position
    return handler


codecs.register_error('test.longer', exchange(b'\x00' * 8 + b'ab\x00\x00', 0))
codecs.register_error('test.far', exchange(b'a' * 1000, 996))
codecs.register_error('test.short', exchange(b'', 0))
codecs.register_error('test.back', exchange(b'abcd', -3))
codecs.register_error('test.beyond', exchange(b'abcd', 5))
codecs.register_error('test.text', exchange('abcd', 1))
codecs.register_error('test.none', exchange(None, 0))
for codec, data in (('ascii', b'a\xffb'), ('utf-8', b'ab\xff\xffcd'), ('utf-16-le', b'a'), ('utf-16', b'\x00\xd8'),
                    ('utf-32-be', b'\x00'), ('unicode_escape', rb'ab\xqq\N{no}'), ('raw_unicode_escape', rb'ab\u12')):
    for handler in 'longer', 'far', 'short', 'back', 'beyond', 'text', 'none':
        try:
            print(codec, handler, ascii(data.decode(codec, 'test.' + handler))[:60])
        except Exception as error:
            print(codec, handler, type(error).__name__, str(error)[:60])
