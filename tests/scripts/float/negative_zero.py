# The two zeros: equal, and of one hash, wherever numbers are compared; told apart by sign and text.
import math
import struct

zero, negative = 0.0, -0.0
print(zero == negative, zero != negative, zero < negative, zero <= negative, hash(zero) == hash(negative))
print(repr(negative), str(negative), f"{negative}", f"{negative:.1f}", "%s %r %g" % (negative, negative, negative), negative.hex())
print(math.copysign(1, negative), math.copysign(1, -negative), math.atan2(0.0, negative), struct.pack("<d", negative).hex())
print(-zero, -negative, +negative, abs(negative), negative + zero, negative + negative, negative - zero, zero - zero)
print(zero * -3, zero * -3.0, -2.5 * zero, negative * negative, negative / 4, zero / -4.0, negative // 1, negative % 5.0, 5.0 * negative)
print(bool(negative), not negative, 1 if negative else 2, int(negative), round(negative), round(negative, 1), negative.is_integer(), negative.as_integer_ratio())
print({zero: 1, negative: 2}, {negative: 1, zero: 2, 0: 3}, {negative, 0, False}, {1: "a"}.get(negative), {0: "a"}[negative], {negative: "b"}[0])
print({(1, zero): 1}[1, negative], (1, negative) in {(1, zero)}, {(negative, "a"): 1, (zero, "a"): 2})
print(negative in [zero], [zero].index(negative), [negative, zero, 0].count(0.0), (zero, 1) == (negative, 1), [zero] == [negative], (negative,) < (zero,), (zero, 1) < (negative, 2))
print(sorted([1.5, zero, negative, -1.5, negative, zero]), sorted([negative, 0, zero, False, -1]), sorted([(zero, 2), (negative, 1), (zero, 1)]))
print(sorted([negative, zero] * 40, key=lambda x: x) == [0.0] * 80, [str(x) for x in sorted([negative, zero] * 3)])
print(max(zero, negative), max(negative, zero), min(zero, negative), min([negative, zero]))
print(sum([negative]), sum([negative], negative), sum([negative, negative]), math.fsum([negative]), math.prod([negative, 2]), sum([0.5, -0.5, negative]))
print(complex(negative, negative), pow(negative, 3), negative ** 2, math.sqrt(negative))


def product(xs, y):
    total = -0.0
    for x in xs:
        total += x * y
    return total


print(product([], 1.0), product([-1.0, 0.0], 0.0), product([0.0], -2.0), product([-1.0], 0.0))
match negative:
    case 0:
        print("an int matches")
match zero:
    case -0.0:
        print("the other zero matches")
for bad in (lambda: 1 / negative, lambda: 1 % negative, lambda: 1 // negative, lambda: negative ** -1):
    try:
        bad()
    except ZeroDivisionError as error:
        print(error)
