# The % operator formats floats.
x = 1234.5678
print('%f %.2f %.0f %e %.3e %E %g %.3g %G' % (x, x, x, x, x, x, x, x, x))
print('[%10.2f] [%-10.2f] [%+.1f] [% .1f] [%010.2f] [%#.0f]' % (x, x, x, x, x, x))
print('%d %i %s %r' % (x, -x, x, x))
print('%.3f %5.1f%%' % (1 / 3, 99.5), '%f %e %g' % (float('inf'), float('nan'), -0.0))
print('%.*f' % (2, 3.14159), '%*.*f' % (8, 3, 2.71828), '%-*d|' % (5, 42))
print('%.20f' % 0.1, '%.0f %.0f %.0f' % (0.5, 1.5, 2.5), '%g %g %g' % (1e5, 1e6, 1e-5))
