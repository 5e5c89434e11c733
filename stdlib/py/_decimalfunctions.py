"""exp, ln and log10 of decimals, for _decimal: whole numbers in, whole numbers out.

Each gives (coefficient, exponent) with digits enough that rounding it, in any way, to `precision`
digits rounds the exact value: the number of digits grows until the last ones are not those of a
number half way between two others, or of one that is exact.
"""

from math import isqrt

_GUARD = 24


def _digits(n):
    """How many digits n > 0 has."""
    count = int((n.bit_length() - 1) * 0.30102999566398)
    while 10**count <= n:
        count += 1
    return count


def _exp(x, bits):
    """2**bits * exp(x / 2**bits), of a small x."""
    halvings = isqrt(bits) // 2 + 2
    wide = bits + 2 * halvings + _GUARD
    x = x << wide - bits >> halvings
    result = term = 1 << wide
    n = 1
    while term not in (0, -1):
        term = (term * x >> wide) // n
        result += term
        n += 1
    for _ in range(halvings):
        result = result * result >> wide
    return result >> wide - bits


def _log(y, bits):
    """2**bits * ln(y / 2**bits), of a y / 2**bits from 0.1 to 10; the error is some units."""
    if bits < 64:
        return _log(y << 64 - bits, 64) >> 64 - bits
    # Halley's step triples the digits that are right.
    part = bits // 3 + 16
    if part < 64:
        part = 64
    if bits > 64:
        guess = _log(y >> bits - part, part) << bits - part
    else:
        guess = 0
    for _ in range(1 if guess else 5):
        power = _exp(guess << 8, bits + 8) >> 8
        guess += (2 * (y - power) << bits) // (y + power)
    return guess


class _Ten:
    """ln(10), as long as it has been needed."""
    bits, value = 0, 0


def _log_of_ten(bits):
    if _Ten.bits < bits:
        wide = bits + bits // 4 + 64
        _Ten.bits, _Ten.value = wide, 3 * _log(2 << wide, wide) + _log((5 << wide) >> 2, wide)
    return _Ten.value >> _Ten.bits - bits


def _is_clear(coefficient, precision):
    return coefficient % (5 * 10**(_digits(abs(coefficient)) - precision - 1)) != 0


def _bits(places):
    return int(places * 3.3219280948873623) + 32


def _scaled_log(c, e, bits):
    """2**bits * ln(c * 10**e): the part below the power of ten, and that power."""
    digits = _digits(c)
    power = e + digits - (e + digits >= 1)
    shift = power - e
    fraction = (c << bits) // 10**shift if shift >= 0 else c * 10**-shift << bits
    return _log(fraction, bits), power


def _to_places(n, bits, places):
    """n / 2**bits in units of 10**-places, the nearest: so it is wrong by less than 1."""
    if places >= 0:
        return (n * 10**places >> bits - 1) + 1 >> 1
    return (n // 10**-places >> bits - 1) + 1 >> 1


def _first_place(c, e):
    """A power of ten below |ln(c * 10**e)| by no more than a few."""
    adjusted = e + _digits(c) - 1
    if adjusted >= 1:
        return _digits(max(adjusted * 23 // 10, 1)) - 1
    if adjusted <= -2:
        return _digits(max((-1 - adjusted) * 23 // 10, 1)) - 1
    if adjusted == 0:
        return _digits(c - 10**-e) - _digits(c) - 1
    return e + _digits(10**-e - c) - 1


def ln(c, e, precision):
    places = precision - _first_place(c, e) + 3
    while True:
        bits = max(_bits(places + _digits(abs(e) + c.bit_length())), 64)
        fraction, power = _scaled_log(c, e, bits)
        result = _to_places(fraction + power * _log_of_ten(bits), bits, places)
        if _is_clear(result, precision):
            return result, -places
        places += 8


def log10(c, e, precision):
    places = precision - _first_place(c, e) + 4
    while True:
        bits = max(_bits(places + 3), 64)
        fraction, power = _scaled_log(c, e, bits)
        result = _to_places((fraction << bits) // _log_of_ten(bits) + (power << bits), bits, places)
        if _is_clear(result, precision):
            return result, -places
        places += 8


def exp(c, e, precision):
    """Of c * 10**e, which may be negative and is neither so large nor so small that the result is
    out of range or 1."""
    places = precision + 4
    while True:
        bits = max(_bits(places), 64)
        wide = bits + 16 + max(0, (e + _digits(abs(c))) * 4)
        x = c * 10**e << wide if e >= 0 else (c << wide) // 10**-e
        power, rest = divmod(x, _log_of_ten(wide))
        result = _to_places(_exp(rest >> wide - bits, bits), bits, places)
        if _is_clear(result, precision):
            return result, power - places
        places += 8
