"""What the methods of str say of characters all over Unicode, as digests."""
import hashlib
import unicodedata

codes = [*range(0x3000), *range(0x3000, 0x110000, 13), *range(0xa640, 0xabf0), *range(0xfb00, 0x10000),
         *range(0x10400, 0x11000), *range(0x1d400, 0x1d800), *range(0x1e900, 0x1e960)]
characters = [chr(code) for code in codes]


def digest(texts):
    return hashlib.md5('|'.join(texts).encode('utf-8', 'surrogatepass')).hexdigest()


for name in ('isalpha isdecimal isdigit isnumeric isalnum islower isupper istitle isprintable isspace '
             'isidentifier lower upper title casefold swapcase capitalize').split():
    print(name, digest(str(getattr(c, name)()) for c in characters))

print(digest(str(('a' + c).isidentifier()) for c in characters))
print(digest((c + 'Σ').lower() for c in characters), digest(('aΣ' + c).title() for c in characters))


def number(c):
    try:
        return str(int(c))
    except ValueError:
        return ''


print(digest(map(number, characters)), [c for c in map(number, characters)].count(''))

marked = ['e\u0301' + c + '\u0323\u0301' for c in characters]
for form in 'NFC', 'NFD', 'NFKC', 'NFKD':
    for data in unicodedata, unicodedata.ucd_3_2_0:
        print(form, digest(data.normalize(form, c) for c in marked),
              digest(str(data.is_normalized(form, c)) for c in characters))
