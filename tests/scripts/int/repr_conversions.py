# str, repr, hex, oct, bin of small, negative and big ints.
for n in (0, 1, -1, 255, -255, 10 ** 18, -10 ** 25, 2 ** 64):
    print(str(n), repr(n), hex(n), oct(n), bin(n))
print(ascii(5), f'{5!r}', '%d' % 10 ** 20, '%x' % 255, '%o' % 8)
for bad in (1.5, 'a', None):
    try:
        hex(bad)
    except TypeError as e:
        print(e)
