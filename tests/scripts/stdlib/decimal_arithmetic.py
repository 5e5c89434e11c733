# Decimals under contexts of all roundings, small and large precisions: results and flags.
# builds: release asan dev
from decimal import *
import decimal, itertools, fractions, operator

VALUES = ['0', '-0', '0E+3', '-0E-5', '1', '-1', '1.0', '10', '0.1', '-2.50', '123456789', '9.99E+10',
          '-9.999999999', '1E-15', '7E+20', '3.14159265358979323846264338327950288419716939937510',
          '99999999999999999999999999999999999999', '-100000000000000000000000000000000000000.5',
          'Infinity', '-Infinity', 'NaN', '-NaN7', 'sNaN3', '1E-400', '1E+400', '5E-20', '45', '0.5']
DECIMALS = [Decimal(v) for v in VALUES]
ROUNDINGS = [ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN,
             ROUND_HALF_EVEN, ROUND_05UP]
SIGNALS = [InvalidOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped]
UNARY = ('abs minus plus next_minus next_plus normalize to_integral_exact to_integral_value sqrt logb '
         'logical_invert copy_abs copy_negate to_sci_string to_eng_string number_class is_normal '
         'is_subnormal is_zero is_signed exp ln log10').split()
BINARY = ('add subtract multiply divide divide_int divmod remainder remainder_near quantize compare '
          'compare_signal compare_total compare_total_mag max min max_mag min_mag next_toward '
          'same_quantum scaleb shift rotate logical_and logical_or logical_xor copy_sign power').split()


def digest(text, seed=[7]):
    h = 0
    for c in text:
        h = (h * 31 + ord(c)) % 1000000007
    return h


def run(context, name, *operands):
    context.clear_flags()
    try:
        result = getattr(context, name)(*operands)
    except Exception as e:
        result = f'{type(e).__name__} {e}'
    return f'{name} {operands} {result!r} {[s.__name__ for s in SIGNALS if context.flags[s]]}'


contexts = [Context(prec=5, rounding=r, Emax=9, Emin=-9, clamp=c, traps=[])
            for r in ROUNDINGS for c in (0, 1)]
contexts += [Context(prec=p, traps=[]) for p in (1, 28, 38, 39, 60)]
for name in UNARY:
    lines = [run(c, name, d) for c in contexts for d in DECIMALS]
    print(name, len(lines), digest('\n'.join(lines)))
    print(lines[40])
for name in BINARY:
    used = contexts if name != 'power' else contexts[-4:]
    some = DECIMALS if name != 'power' else [d for d in DECIMALS if not d.is_finite() or abs(d.adjusted()) < 12]
    lines = [run(c, name, a, b) for c in used for a in some for b in some]
    print(name, len(lines), digest('\n'.join(lines)))
    print(lines[len(lines) // 3])

print('-- fma and pow with a modulus')
c = Context(prec=6, traps=[])
lines = [run(c, 'fma', x, y, z) for x, y, z in itertools.product(DECIMALS[::3], repeat=3)]
print(digest('\n'.join(lines)))
whole = [Decimal(v) for v in ('0', '3', '-7', '12E+2', '100.0', '1.5', 'NaN', 'sNaN', 'Infinity', '99999')]
lines = [run(c, 'power', x, y, z) for x, y, z in itertools.product(whole, repeat=3)]
print(digest('\n'.join(lines)))

print('-- operators, other numbers')
for op in (operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod,
           divmod, operator.pow):
    for a, b in ((Decimal('7.5'), 2), (2, Decimal('7.5')), (10**50, Decimal(3)), (Decimal(1), 1.5),
                 (True, Decimal(4)), (Decimal(1), fractions.Fraction(1, 2)), ('1', Decimal(1)),
                 (Decimal(5), Decimal(0)), (Decimal(0), 0)):
        try:
            print(op.__name__, repr(op(a, b)))
        except Exception as e:
            print(op.__name__, type(e).__name__, e)
for other in (1, 1.0, 0.1, fractions.Fraction(1), fractions.Fraction(1, 3), 1 + 0j, 1j, 'x', None, True,
              float('nan'), float('inf'), 10**40):
    row = []
    for op in (operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge):
        try:
            row.append(op(Decimal(1), other))
            row.append(op(other, Decimal('1.0')))
        except Exception as e:
            row.append(f'{type(e).__name__}: {e}')
    print(repr(other), row)

print('-- large')
big = Decimal('1.' + '123456789' * 40)
with localcontext(Context(prec=300)) as c:
    print(big * big)
    print(big / 7)
    print(big.sqrt(), c.flags[Inexact])
    print((big * 10**300).quantize(Decimal('1e250')) if False else +big)
    print(Decimal(2).ln(), Decimal(10).exp(), Decimal(3).log10())
    print(Decimal(2) ** 900, Decimal(2) ** Decimal('0.5'))
print(hash(big) == hash(fractions.Fraction(*big.as_integer_ratio())))
for p in (10**6, MAX_PREC):
    try:
        x = Decimal(1, Context()).__class__(1)
        with localcontext(Context(prec=p, Emax=MAX_EMAX, Emin=MIN_EMIN)):
            print(p, len(str(x / 3)) if p < 10**7 else x / 3)
    except MemoryError:
        print(p, 'MemoryError')
