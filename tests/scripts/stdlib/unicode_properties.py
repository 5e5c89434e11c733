# builds: release dev
# unicodedata's properties of all characters, as one checksum each.
import unicodedata
import zlib


def checksum(function):
    total = 0
    for code in range(0x110000):
        total = zlib.crc32(str(function(chr(code))).encode(), total)
    return total


for name in ("category", "bidirectional", "combining", "mirrored", "east_asian_width"):
    print(name, checksum(getattr(unicodedata, name)))
print("decomposition", checksum(unicodedata.decomposition))
for name in ("decimal", "digit", "numeric"):
    function = getattr(unicodedata, name)
    print(name, checksum(lambda char: function(char, None)))
for form in ("NFC", "NFKD"):
    print(form, checksum(lambda char: ascii(unicodedata.normalize(form, char))))
old = unicodedata.ucd_3_2_0
print(old.unidata_version, old.category("\u0221"), old.name("\u0221", None), old.category("a"))
print(ascii(old.normalize("NFC", "\U0002f868")), type(old))
