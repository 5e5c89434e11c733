# The % operator: conversions, flags, widths, mapping keys.
print('%s %r %a %d %i %u %o %x %X %c %c %%' % ('a', 'b', 'é', 5, 6, 7, 8, 255, 255, 'x', 0x20ac))
print('[%5s] [%-5s] [%.2s] [%5.1s] [%05d] [%+d] [% d] [%-5d] [%#x] [%#o] [%.3d] [%8.3d]' % ('a', 'b', 'abc', 'xyz', 42, 42, 42, 42, 255, 8, 7, 7))
print('%(a)s-%(b)d-%(a)r' % {'a': 'x', 'b': 3}, '%s' % [1], '%s' % (None,))
print('%s' % {'a': 1}, '%s %s' % ('x', (1, 2)), 'plain' % (), 'plain' % [], '%s' % 1)
print('%d%%' % 50)
print('%x' % -255, '%+x' % 255, '%#X' % 255, '%d' % 3.99, '%d' % True, '%ld' % 5)


class Named(str):
    def __str__(self):
        return Named("<" + self + ">")


class Pair(tuple):
    pass


# One %s: in narrow and in wide text, of what stands alone, in a tuple, and of classes of their own.
for form in ("%s", "a%s", "%sb", "a %s b", "12345678%s12345678", "\xe9%s", "%s\u20ac", "%%s", "%s%%", "%s %"):
    for value in ("", "x", "\xe9", "\u20ac", 5, None, (), ("\u20ac",), (1, 2), ((1, 2),), Pair(), Pair("x"), {}, {"s": 1}, Named("n")):
        try:
            made = form % value
            print(repr(made), type(made).__name__, made.isascii(), end=" ")
        except (TypeError, ValueError) as error:
            print(error, end=" ")
    print()
