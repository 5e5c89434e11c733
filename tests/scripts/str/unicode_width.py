# Strings of 1, 2 and 4 bytes a character behave alike.
for s in ('abc', 'aéc', 'a€c', 'a😀c'):
    print(len(s), s[1], s[::-1], s.upper(), s * 2, s.find('c'), s + 'z', s.center(7, '.'))
    print(s.split('c'), s.replace('a', '€'), s in s + s, ord(s[1]), s == s[:1] + s[1:])
    print(s.encode()[:3])
big = 'x' * 1000 + '€' + 'y' * 1000
print(len(big), big.find('€'), big.index('y'), big.count('x'), big.rfind('x'))
print(big[999:1002], big[:1000].isascii(), big.strip('xy'))
print(chr(0x10ffff) == '\U0010ffff', len('\U0010ffff'), ord('\U0010ffff'))
for v in (-1, 0x110000):
    try:
        chr(v)
    except ValueError as e:
        print(e)
