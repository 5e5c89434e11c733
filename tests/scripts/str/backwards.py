# Slices from back to front, of all widths and lengths around whole words.
import hashlib

digest = hashlib.md5()
letters = ''.join(chr(33 + i % 90) for i in range(60))
for text in (letters, letters + 'é', letters + '日', letters + '😀'):
    for n in range(61):
        assert text[:n][::-1] == ''.join(reversed(text[:n]))
        for m in (None, 0, 5, 17):
            digest.update('|'.join((text[:n][m::-1], text[n:m:-1], text[m:n][::-1], text[n::-3])).encode())
print(digest.hexdigest())
print('hello'[::-1], 'hello'[3:0:-1], 'hello'[-1:-3:-1], repr('hello'[1:4:-1]), 'été'[::-1], 'racecar' == 'racecar'[::-1])
