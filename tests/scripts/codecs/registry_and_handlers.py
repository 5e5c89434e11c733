# Codecs: names are normalised, failures name the codec, handlers are strict about what they get.
import codecs

seen = []
codecs.register(lambda name: seen.append(name))
for name in ("No Such-Codec", "NO__SUCH!!codec"):
    try:
        codecs.lookup(name)
    except LookupError as error:
        print(error, seen.pop())

for text, encoding in ((b"zz", "hex"), (b"a", "base64"), ("a\u20ac", "cp1252"), ("\u0100", "cp1252")):
    try:
        print((codecs.decode if isinstance(text, bytes) else codecs.encode)(text, encoding))
    except Exception as error:
        print(type(error).__name__, error, "|", type(error.__cause__).__name__)

for name in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogatepass"):
    try:
        print(codecs.lookup_error(name)(UnicodeError("bad")))
    except TypeError as error:
        print(error)
wrong = UnicodeEncodeError("utf-16le", "a\ud800b", 1, 2, "ouch")
print(codecs.lookup_error("surrogatepass")(wrong), codecs.lookup_error("backslashreplace")(wrong))
for data in (b"a+IK", b"a+IKw-b", b"+2AA-x", b"+-", b"a+!b", b"+AB-", b"\xe9+"):
    print(codecs.utf_7_decode(data, "replace", True), codecs.utf_7_decode(data, "ignore", False))
print(codecs.utf_8_decode(b"a\xed\xa0", "surrogatepass"), codecs.utf_8_decode(b"\xe2\x82"))
codecs.register_error("odd", lambda error: (5, 0))
try:
    b"\x81".decode("cp1252", "odd")
except TypeError as error:
    print(error)
