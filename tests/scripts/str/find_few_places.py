# Needles in texts with few places for them, at each of which some part of them stands.
sizes = list(range(1, 40))
wrong = 0
for size in sizes:
    text = 'ab' * size
    raw = text.encode()
    for n in (2, 3, 5, 8, 16, 17):
        for needle in ('ab' * n, 'ba' * n, 'a' * n, 'ab' * (n - 1) + 'aa', 'a' + 'x' * n + 'b'):
            naive = [i for i in range(len(text)) if text[i : i + len(needle)] == needle]
            first = naive[0] if naive else -1
            wrong += text.find(needle) != first
            wrong += (needle in text) != (first >= 0)
            wrong += raw.find(needle.encode()) != first
            wrong += (needle.encode() in raw) != (first >= 0)
            later = [i for i in naive if i >= 3 and i + len(needle) <= len(text) - 1]
            wrong += text.find(needle, 3, -1) != (later[0] if later else -1)
print(wrong)

print('abc'.find('abcd'), 'abc'.find('abc'), 'abc'.find('bc'), 'abc'.find('cd'), ''.find('ab'))
print('caf\xe9'.find('f\xe9'), 'caf\xe9'.find('\xe9\xe9'), 'cafe'.find('f\xe9'), 'caf\xe9' in 'un caf\xe9')
print('ab\u20ac'.find('b\u20ac'), 'ab'.find('b\u20ac'), 'ab\u20ac'.find('ab'), 'x\x00y'.find('\x00y'))
print('hello'.find('lo', 4), 'hello'.find('lo', 3), 'hello'.find('lo', 9), 'hello'.find('el', 1, 2))

# At the very end of a long text, and of one that has nothing behind it in its block.
for length in range(16, 80):
    text = 'x' * length + 'yz'
    if text.find('yz') != length or text.find('yx') != -1 or 'zz' in text:
        print(length)
