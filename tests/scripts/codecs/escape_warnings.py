# unicode_escape warns of the first escape that means nothing.
import codecs
import warnings

for data in (rb"\d\q", rb"a\500\z", rb"\n\x41", b"\\\xe9"):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        print(ascii(data.decode("unicode_escape")), [str(w.message) for w in seen])
print(codecs.utf_8_decode(b"\xf0\x9f"), codecs.utf_8_decode(b"a\xf0\xf0", "replace"))
