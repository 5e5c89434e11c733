# Digits behind the point: halves, their neighbours and others, against exact arithmetic.
import struct
from fractions import Fraction


def exact(value, digits):
    scaled = Fraction(value) * 10**digits
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    double = 2 * rest - scaled.denominator
    whole += double > 0 or (double == 0 and whole & 1)
    text = str(whole).zfill(digits + 1)
    return text if digits == 0 else text[:-digits] + "." + text[-digits:]


def neighbours(value):
    bits = struct.unpack("<q", struct.pack("<d", value))[0]
    return [struct.unpack("<d", struct.pack("<q", max(bits + step, 0)))[0] for step in (-2, -1, 0, 1, 2)]


seed, checks, wrong = 11, 0, 0
for digits in range(0, 13):
    for _ in range(120):
        seed = seed * 6364136223846793005 + 1442695040888963407 & 0xFFFFFFFFFFFFFFFF
        units = (seed >> 16) % 10 ** (1 + (seed >> 8) % 12)
        for extra in 0, 5, 4999995, 5000005:
            for value in neighbours(float(f"{units}{extra}e{-digits - len(str(extra))}")):
                checks += 1
                wrong += f"{value:.{digits}f}" != exact(value, digits) or "%.*f" % (digits, value) != exact(value, digits)
                wrong += f"{-value:.{digits}f}" != "-" + exact(value, digits)
                if digits < 7 and value < 1e8:
                    wrong += round(value, digits) != float(exact(value, digits))
print(checks, wrong)
for value in 0.5, 1.5, 2.5, 0.125, 0.375, 1.005, 2.675, 1e8 + 0.5, 999999999.5, 1e9, 0.0, 5e-324, 1e-7, 123456.7890625:
    print(f"{value:.0f} {value:.1f} {value:.2f} {value:.6f} {value:.9f} {value:08.2f} {value:,.3f} {value:+.1%}", round(value), round(value, 2), round(value, 6))
print(f"{float('inf'):.2f} {float('nan'):08.2f} {-float('inf'):10.1f}|{1e300:.1f}"[:60], f"{-0.0:.2f} {-0.001:.2f} {-0.001:z.2f} {-1234567.891:015,.2f} {1234.5:^+12.1f}|")
