// Quotients, remainders and square roots of decimals.

#include "stdlib/decimal_number.h"

namespace ouro::decimal {

namespace {

// The quotient of two finite numbers other than 0 with a digit more than the precision at least. A
// last digit that would hide that there is a rest is made not to: 0 and 5 become 1 and 6.
bool divideFinite(Work& work, const Number& a, const Number& b, Number* out) {
  Runtime& rt = work.rt;
  int64_t aDigits, bDigits;
  if (!countDigits(rt, a.digits, &aDigits) || !countDigits(rt, b.digits, &bDigits)) return false;
  int64_t shift = bDigits - aDigits + work.settings.precision + 1;
  Coefficient dividend = a.digits, divisor = b.digits, quotient, rest;
  if (!scale(rt, shift >= 0 ? &dividend : &divisor, std::abs(shift)) ||
      !divide(rt, dividend, divisor, &quotient, &rest))
    return false;
  int64_t ideal = a.exponent - b.exponent, exponent = ideal - shift, dropped;
  if (!rest.isZero()) {
    if (lastDigit(quotient) % 5 == 0 && !add(rt, &quotient, Coefficient(1))) return false;
  } else if (exponent < ideal) {
    if (!dropZeros(rt, &quotient, ideal - exponent, &dropped)) return false;
    exponent += dropped;
  }
  *out = Number();
  out->digits = std::move(quotient);
  out->exponent = exponent;
  return true;
}

bool divideSpecial(Work& work, const Number& a, const Number& b, Number* out) {
  bool negative = a.negative != b.negative;
  if (a.isNan() || b.isNan()) return givesNan(work, a, b, out);
  if (a.isInfinite()) {
    if (b.isInfinite()) return invalid(work, kInvalidOperation, out);
    setInfinite(out, negative);
    return true;
  }
  work.status |= kClamped;
  *out = Number();
  out->exponent = work.settings.tiny();
  out->negative = negative;
  return true;
}

bool divideByZero(Work& work, const Number& a, bool negative, Number* out) {
  if (a.isZero()) return invalid(work, kDivisionUndefined, out);
  work.status |= kDivisionByZero;
  setInfinite(out, negative);
  return true;
}

// The coefficients at one exponent.
bool alignExact(Work& work, const Number& a, const Number& b, Coefficient* x, Coefficient* y) {
  *x = a.digits;
  *y = b.digits;
  int64_t difference = a.exponent - b.exponent;
  return scale(work.rt, difference >= 0 ? x : y, std::abs(difference));
}

// Quotient and rest of a finite number by one that is not 0; *possible: the quotient fits the
// precision.
bool divideParts(Work& work, const Number& a, const Number& b, Number* quotient, Number* rest,
                 bool* possible) {
  *possible = true;
  int64_t ideal = b.isInfinite() ? a.exponent : std::min(a.exponent, b.exponent), x, y;
  if (!adjusted(work.rt, a, &x) || !adjusted(work.rt, b, &y)) return false;
  bool negative = a.negative != b.negative;
  *quotient = Number();
  quotient->negative = negative;
  if (a.isZero() || b.isInfinite() || x - y <= -2) {
    *rest = a;
    return rescale(work, rest, ideal, work.settings.rounding);
  }
  *possible = x - y <= work.settings.precision;
  if (!*possible) return true;
  Coefficient dividend, divisor;
  *rest = Number();
  rest->negative = a.negative;
  rest->exponent = ideal;
  int64_t digits;
  if (!alignExact(work, a, b, &dividend, &divisor) ||
      !divide(work.rt, dividend, divisor, &quotient->digits, &rest->digits) ||
      !countDigits(work.rt, quotient->digits, &digits))
    return false;
  *possible = digits <= work.settings.precision;
  return true;
}

}  // namespace

bool divide(Work& work, const Number& a, const Number& b, Number* out) {
  if (!a.isFinite() || !b.isFinite()) return divideSpecial(work, a, b, out);
  bool negative = a.negative != b.negative;
  if (b.isZero()) return divideByZero(work, a, negative, out);
  if (a.isZero()) {
    int64_t exponent = a.exponent - b.exponent;
    *out = Number();
    out->exponent = exponent;
  } else if (!divideFinite(work, a, b, out)) {
    return false;
  }
  out->negative = negative;
  return finish(work, out);
}

bool divideWhole(Work& work, const Number& a, const Number& b, Number* out) {
  if (a.isNan() || b.isNan()) return givesNan(work, a, b, out);
  bool negative = a.negative != b.negative, possible;
  if (a.isInfinite()) {
    if (b.isInfinite()) return invalid(work, kInvalidOperation, out);
    setInfinite(out, negative);
    return true;
  }
  if (b.isZero()) return divideByZero(work, a, negative, out);
  Number rest;
  if (!divideParts(work, a, b, out, &rest, &possible)) return false;
  return possible ? finish(work, out) : invalid(work, kDivisionImpossible, out);
}

bool remainder(Work& work, const Number& a, const Number& b, Number* out) {
  if (a.isNan() || b.isNan()) return givesNan(work, a, b, out);
  if (a.isInfinite()) return invalid(work, kInvalidOperation, out);
  if (b.isZero()) return invalid(work, a.isZero() ? kDivisionUndefined : kInvalidOperation, out);
  Number quotient;
  bool possible;
  if (!divideParts(work, a, b, &quotient, out, &possible)) return false;
  return possible ? finish(work, out) : invalid(work, kDivisionImpossible, out);
}

bool divideBoth(Work& work, const Number& a, const Number& b, Number* quotient, Number* rest) {
  if (a.isNan() || b.isNan()) {
    if (!givesNan(work, a, b, quotient)) return false;
    *rest = *quotient;
    return true;
  }
  bool negative = a.negative != b.negative, possible;
  if (a.isInfinite()) {
    if (b.isInfinite()) {
      (void)invalid(work, kInvalidOperation, quotient);
    } else {
      setInfinite(quotient, negative);
    }
    return invalid(work, kInvalidOperation, rest);
  }
  if (b.isZero()) {
    (void)divideByZero(work, a, negative, quotient);
    return invalid(work, a.isZero() ? kDivisionUndefined : kInvalidOperation, rest);
  }
  if (!divideParts(work, a, b, quotient, rest, &possible)) return false;
  if (possible) return finish(work, quotient) && finish(work, rest);
  return invalid(work, kDivisionImpossible, quotient) && invalid(work, kDivisionImpossible, rest);
}

bool remainderNear(Work& work, const Number& a, const Number& b, Number* out) {
  if (a.isNan() || b.isNan()) return givesNan(work, a, b, out);
  if (a.isInfinite()) return invalid(work, kInvalidOperation, out);
  if (b.isZero()) return invalid(work, a.isZero() ? kDivisionUndefined : kInvalidOperation, out);
  Runtime& rt = work.rt;
  if (b.isInfinite()) {
    *out = a;
    return finish(work, out);
  }
  int64_t ideal = std::min(a.exponent, b.exponent), x, y;
  if (!adjusted(rt, a, &x) || !adjusted(rt, b, &y)) return false;
  if (a.isZero() || x - y <= -2) {
    *out = a;
    return rescale(work, out, ideal, work.settings.rounding) && finish(work, out);
  }
  if (x - y >= work.settings.precision + 1) return invalid(work, kDivisionImpossible, out);
  Coefficient dividend, divisor, quotient, rest, twice;
  if (!alignExact(work, a, b, &dividend, &divisor) ||
      !divide(rt, dividend, divisor, &quotient, &rest))
    return false;
  bool negative = a.negative;
  twice = rest;
  if (!add(rt, &twice, rest)) return false;
  int side = compare(rt, twice, divisor);
  if (side > 0 || (side == 0 && isOdd(quotient))) {
    if (!subtract(rt, &divisor, rest) || !add(rt, &quotient, Coefficient(1))) return false;
    rest = std::move(divisor);
    negative = !negative;
  }
  int64_t digits;
  if (!countDigits(rt, quotient, &digits)) return false;
  if (digits > work.settings.precision) return invalid(work, kDivisionImpossible, out);
  *out = Number();
  out->digits = std::move(rest);
  out->exponent = ideal;
  out->negative = negative;
  return finish(work, out);
}

namespace {

// The root of a number > 0, with one digit more than the precision unless it is exact.
bool rootOf(Work& work, const Number& a, Number* out) {
  Runtime& rt = work.rt;
  int64_t digits, precision = work.settings.precision + 1, exponent = a.exponent >> 1;
  if (!countDigits(rt, a.digits, &digits)) return false;
  Coefficient c = a.digits;
  int64_t rootDigits = (digits + 1) >> 1;
  if (a.exponent & 1) {
    if (!scale(rt, &c, 1)) return false;
    rootDigits = (digits >> 1) + 1;
  }
  int64_t shift = precision - rootDigits;
  Rest rest = Rest::Zero;
  if (shift >= 0 ? !scale(rt, &c, 2 * shift) : !dropDigits(rt, &c, -2 * shift, &rest)) return false;
  OURO_TRY_BOOL(square, toInt(rt, c));
  OURO_TRY_BOOL(root, intSqrt(rt, square));
  OURO_TRY_BOOL(again, intMultiply(rt, root, root));
  bool exact = rest == Rest::Zero && intCompare(rt, again, square) == 0;
  Coefficient n;
  if (!fromInt(rt, root, &n)) return false;
  exponent -= shift;
  if (!exact) {
    if (lastDigit(n) % 5 == 0 && !add(rt, &n, Coefficient(1))) return false;
  } else {
    // The exponent that the root should have is half of the number's.
    if (shift >= 0 ? !dropDigits(rt, &n, shift, &rest) : !scale(rt, &n, -shift)) return false;
    exponent += shift;
  }
  *out = Number();
  out->digits = std::move(n);
  out->exponent = exponent;
  return true;
}

}  // namespace

bool squareRoot(Work& work, const Number& a, Number* out) {
  if (a.isNan()) return givesNan(work, a, out);
  if (a.isZero()) {
    *out = a;
    out->exponent = a.exponent >> 1;
    return finish(work, out);
  }
  if (a.negative) return invalid(work, kInvalidOperation, out);
  if (a.isInfinite()) {
    setInfinite(out, false);
    return true;
  }
  work.settings.rounding = kHalfEven;
  return rootOf(work, a, out) && finish(work, out);
}

}  // namespace ouro::decimal
