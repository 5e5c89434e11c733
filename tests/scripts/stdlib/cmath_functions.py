# cmath: every function on ordinary numbers, branch cuts, infinities and errors.
import cmath
names = ('sqrt exp log log10 sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh '
         'phase polar').split()
points = [0j, 1 + 0j, -1 + 0j, 0.5 + 2j, -3 - 0.25j, complex(-2, -0.0), complex(2, -0.0), 1e300j,
          1e-310 + 0j, 710 + 1j, complex('inf')]
for name in names:
    for z in points:
        try:
            print(name, z, getattr(cmath, name)(z))
        except (ValueError, OverflowError) as e:
            print(name, z, type(e).__name__, e)
print(cmath.rect(2, 0.5), cmath.rect(0, 5), cmath.log(8, 2), cmath.log(-1, 1j))
print(cmath.isclose(1, 1 + 1e-12j), cmath.isclose(1, 2), cmath.isclose(1, 1.5, abs_tol=1))
print(cmath.isnan(complex('nan')), cmath.isinf(complex(0, -cmath.inf)), cmath.isfinite(1))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.infj, cmath.nan, cmath.nanj)
for f in (lambda: cmath.sqrt('x'), lambda: cmath.rect(1, cmath.inf), lambda: cmath.log(0),
          lambda: cmath.isclose(1, 2, rel_tol=-1)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
