# Operations on strings of a million characters.
n = 1_000_000
s = 'ab' * (n // 2)
print(len(s), s.count('ab'), s.find('ba', n - 3), s.rfind('a'), s[n // 2:n // 2 + 4])
print(s.endswith('bab'), hash(s) == hash('ab' * (n // 2)))
print(len(s.replace('a', 'xyz')), len(s.split('a')), s.upper()[:4], len(s + '€'))
print(len(s.encode()), (s + 'é').isascii(), len(set(s)), s.strip('ab') == '')
print(s.translate({97: None}).count('b'))
print(s == s[:], s < s + 'a', s[::-1][:4], len(s * 3), s.partition('bb')[1] == '')
print(len(','.join(s[:1000])), max(s), sorted(s[:6]))
t = ''.join(chr(0x4e00 + i % 1000) for i in range(100_000))
print(len(t), len(t.encode()), t.find(chr(0x4e00 + 999)), len(t.encode().decode()))
print(t[99_999] == chr(0x4e00 + 999), len(t.encode('utf-16-le')))
