# The last place of a needle that nearly fits everywhere, in time that grows with the text alone.
import random
import time

random.seed(3)


def last_slowly(text, needle):
    place = text[::-1].find(needle[::-1])
    return place if place < 0 else len(text) - place - len(needle)


for make in (str, str.encode, lambda s: s.replace('a', '\u0431'), lambda s: s.replace('b', '\U00010431')):
    for text, needle in [
        ('a' * 3000, 'b' + 'a' * 300), ('b' + 'a' * 3000, 'b' + 'a' * 3000), ('a' * 3000, 'a' * 300 + 'b'),
        ('ab' * 2000, 'ab' * 300 + 'b' + 'ab' * 300), ('aab' * 900 + 'abb' + 'aab' * 900, 'abbaa'),
        ('a' * 500 + 'ba' * 500, 'a' * 200), ('aba' * 900, 'aa' + 'baa' * 3 + 'ab'),
    ]:
        text, needle = make(text), make(needle)
        print(text.rfind(needle), text.rfind(needle) == last_slowly(text, needle), end=' ')
        print(len(text.rpartition(needle)[0]), len(text.rsplit(needle, 2)))
    same = True
    for _ in range(2000):
        text = make(''.join(random.choices('ab', (9, 1), k=random.randrange(200, 900))))
        start = random.randrange(len(text))
        needle = text[start:start + random.randrange(2, 40)]
        same &= text.rfind(needle) == last_slowly(text, needle)
        needle = make('b') + needle + make('b')
        same &= text.rfind(needle) == last_slowly(text, needle)
    print(same)
text, needle = 'a' * 2_000_000, 'b' + 'a' * 100_000
begin = time.process_time()
print(text.rfind(needle), text.encode().rfind(needle.encode()), time.process_time() - begin < 10)
