# The % operator: conversions, flags, widths, mapping keys.
print('%s %r %a %d %i %u %o %x %X %c %c %%' % ('a', 'b', 'é', 5, 6, 7, 8, 255, 255, 'x', 0x20ac))
print('[%5s] [%-5s] [%.2s] [%5.1s] [%05d] [%+d] [% d] [%-5d] [%#x] [%#o] [%.3d] [%8.3d]' % ('a', 'b', 'abc', 'xyz', 42, 42, 42, 42, 255, 8, 7, 7))
print('%(a)s-%(b)d-%(a)r' % {'a': 'x', 'b': 3}, '%s' % [1], '%s' % (None,))
print('%s' % {'a': 1}, '%s %s' % ('x', (1, 2)), 'plain' % (), 'plain' % [], '%s' % 1)
print('%d%%' % 50)
print('%x' % -255, '%+x' % 255, '%#X' % 255, '%d' % 3.99, '%d' % True, '%ld' % 5)
