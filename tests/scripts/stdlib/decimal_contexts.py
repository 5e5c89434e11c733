# Decimals under contexts: precision, rounding, traps and flags, threads and context variables.
import contextvars
import pickle
import threading
from decimal import (ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP,
                     ROUND_05UP, BasicContext, Context, Decimal, DivisionByZero, ExtendedContext, FloatOperation, Inexact,
                     InvalidOperation, Overflow, Rounded, Subnormal, Underflow, getcontext, localcontext, setcontext)

D = Decimal
numbers = [D(x) for x in ('0', '-0', '1', '-1.50', '2.5', '1e20', '123456789012345678901234567890.5', '1E-999', '-7e-5',
                          'NaN', '-sNaN12', 'Infinity', '-Infinity', '0E+7', '9.99', '1.005')]
for n in numbers:
    print(repr(n), n, n.as_tuple(), n.adjusted(), n.number_class(), n.is_signed(), n.is_zero())
operations = {
    '+': lambda a, b: a + b, '-': lambda a, b: a - b, '*': lambda a, b: a * b, '/': lambda a, b: a / b,
    '//': lambda a, b: a // b, '%': lambda a, b: a % b, 'divmod': divmod, '<': lambda a, b: a < b,
    '==': lambda a, b: a == b, 'max': lambda a, b: a.max(b), 'compare': lambda a, b: a.compare_total(b),
    'quantize': lambda a, b: a.quantize(b), 'remainder_near': lambda a, b: a.remainder_near(b),
    'same': lambda a, b: a.same_quantum(b),
}
with localcontext() as c:
    c.prec = 9
    for name, f in operations.items():
        row = []
        for a in numbers:
            for b in numbers[::3]:
                try:
                    row.append(str(f(a, b)))
                except ArithmeticError as e:
                    row.append(type(e).__name__)
        print(name, ' '.join(row))
for rounding in (ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, ROUND_05UP):
    with localcontext() as c:
        c.rounding = rounding
        print(rounding, [str(D(x).quantize(D('0.1'))) for x in ('1.05', '-1.05', '1.15', '1.25', '1.01', '-1.99', '0.05')])
c = Context(prec=4, Emin=-9, Emax=9, traps=[])
for x in ('123456', '1e-12', '9.9999e9', '1E-9', '0e-30'):
    c.clear_flags()
    print(c.create_decimal(x), sorted(s.__name__ for s, on in c.flags.items() if on))
print(c.logical_and(D(111111), D(1011)), c.logical_invert(D(101)), c.logical_xor(D(1), D(11)), c.rotate(D(1234), 1),
      c.shift(D(1234), -1), c.next_plus(D(1)), c.next_minus(D(1)), c.next_toward(D(1), D(0)), c.logb(D(250)), c.scaleb(D(7), 3))
print(c.sqrt(D(2)), c.exp(D(1)), c.ln(D(10)), c.log10(D(2)), c.power(D(2), D('0.5')), c.power(D(3), 5, 7), c.fma(2, 3, 5))
print(repr(c), repr(pickle.loads(pickle.dumps(c))) == repr(c), c.copy() is c)
for bad in ('x', '1.2.3', '', '1e', (0, (1, 10), 2), (2, (1,), 0), None, [1], object):
    try:
        print(D(bad))
    except (ArithmeticError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(D((1, (1, 2, 3), -2)), D(10**30), D(0.1), D(-3.5), D.from_float(2.5), D(True), D('1_000.5'), D(' 7 '), D('٣'))
print(hash(D(3)) == hash(3), hash(D('0.5')) == hash(0.5), D('0.5') == 0.5, D(2) < 2.5, D(1) == 1 + 0j, {D('1.0'): 1}[1])
for form in ('', 'f', '.2f', 'e', '.3e', 'g', '>12', '+,.1f', '%', '010.2f', '^9', '<7.1f|'[:-1]):
    print([format(D(x), form) for x in ('1234567.891', '-0.0005', '12')], end=' ')
print()
print(round(D('2.675'), 2), round(D('2.5')), int(D('-7.9')), float(D('1e5')), D('7.25').as_integer_ratio(), D('3').conjugate(),
      (D('1e3')).normalize(), D('1.20').normalize(), D('12E+3').to_eng_string(), D('0.00001234').to_eng_string(), abs(D(-3)))
for f in (lambda: D(1) / 0, lambda: D(0) / 0, lambda: D('sNaN') + 1, lambda: D('NaN') < 1, lambda: D(1) + 1.5,
          lambda: D('1e999999') * D('1e999999'), lambda: int(D('Infinity')), lambda: D(-1).sqrt(), lambda: D(1) < 'x',
          lambda: hash(D('sNaN')), lambda: D('Infinity').as_integer_ratio(), lambda: setattr(D(1), 'x', 1)):
    try:
        print(f())
    except (ArithmeticError, ValueError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
with localcontext() as c:
    c.traps[FloatOperation] = True
    try:
        D(1.5)
    except FloatOperation as e:
        print('FloatOperation', e)
    c.traps[Inexact] = True
    try:
        D(1) / 3
    except Inexact as e:
        print('Inexact', e)
    print(D(4).sqrt(), c.flags[Rounded], c.flags[Subnormal], c.flags[Underflow])


def other():
    getcontext().prec = 3
    seen.append(str(D(1) / 3))


seen = []
t = threading.Thread(target=other)
t.start()
t.join()
contextvars.copy_context().run(other)
print(seen, getcontext().prec)
old = getcontext()
setcontext(ExtendedContext)
print(D(1) / 0, getcontext() is ExtendedContext, BasicContext.prec)
setcontext(old)


class Money(Decimal):
    def __repr__(self):
        return 'Money(%s)' % self


m = Money('1.10')
print(repr(m), repr(m + 1), type(Money(m)), pickle.loads(pickle.dumps(m)) if __name__ != '__main__' else m, type(m.__copy__()))
try:
    with localcontext(prec=10, rounding=ROUND_UP) as c:
        print(D(2) / 3, c.prec)
    Context(prec=0)
except ValueError as e:
    print(e)
