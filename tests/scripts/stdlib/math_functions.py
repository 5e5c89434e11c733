# math: roundings, roots, logs, trigonometry, special values.
import math
print(math.pi, math.e, math.tau, math.inf, math.nan)
print(math.floor(2.7), math.ceil(2.1), math.trunc(-2.7), math.fabs(-3), math.sqrt(2))
print(math.cbrt(27.0), math.pow(2, 0.5), math.exp(1), math.exp2(10), math.expm1(0.0))
print(math.log(math.e), math.log(8, 2), math.log2(1024), math.log10(1000))
print(math.log1p(0.0))
print(math.sin(0), math.cos(0), round(math.tan(1), 10), round(math.asin(1), 10))
print(round(math.acos(0), 10), round(math.atan(1), 10), math.atan2(0, -1))
print(round(math.sinh(1), 10), round(math.cosh(1), 10), round(math.tanh(1), 10))
print(math.degrees(math.pi), math.radians(180), math.hypot(3, 4), math.hypot(1, 2, 2))
print(math.dist((0, 0), (3, 4)))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1))
print(math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1))
print(math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10, abs_tol=1e-9))
print(math.copysign(3, -0.0), math.modf(3.25), math.frexp(8.5), math.ldexp(0.5, 4))
print(math.fmod(-7, 3), math.remainder(7, 4), math.nextafter(1, 2), math.ulp(1.0))
print(math.fsum([0.1] * 10))
print(math.log(10 ** 400), math.log2(2 ** 2000), math.sqrt(10 ** 40), math.gamma(5))
print(round(math.lgamma(10), 8), math.erf(0), math.erfc(0))
for f in (
    lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.exp(1000),
    lambda: math.floor('a'), lambda: math.sin('a'), lambda: math.acos(2), lambda: math.fmod(1, 0),
    lambda: math.pow(0, -1), lambda: math.floor(math.inf), lambda: math.log(2, 1),
    lambda: math.sqrt(), lambda: math.gamma(-1), lambda: math.ldexp(1, 10000),
    lambda: math.log10(None), lambda: math.hypot('x'), lambda: math.sin(math.inf),
    lambda: math.sqrt(10 ** 400)
):
    try:
        print(f())
    except (ValueError, TypeError, OverflowError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
