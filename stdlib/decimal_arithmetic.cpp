// Sums and products of decimals.

#include "stdlib/decimal_number.h"

namespace ouro::decimal {

namespace {

// A summand that lies wholly below what the result can hold, the larger one being of `digits`
// digits: 1 in its place rounds as it would.
bool shrinkTiny(Work& work, const Number& larger, Number* smaller) {
  int64_t digits, smallDigits;
  if (!countDigits(work.rt, larger.digits, &digits) ||
      !countDigits(work.rt, smaller->digits, &smallDigits))
    return false;
  int64_t least = larger.exponent + std::min<int64_t>(-1, digits - work.settings.precision - 2);
  if (smallDigits + smaller->exponent - 1 < least) {
    smaller->digits = Coefficient(1);
    smaller->exponent = least;
  }
  return true;
}

bool align(Work& work, Number* a, Number* b) {
  Number *high = a->exponent < b->exponent ? b : a, *low = high == a ? b : a;
  if (high->exponent == low->exponent) return true;
  // What fits two words is brought to one exponent as it is.
  bool fits = high->digits.isSmall() && low->digits.isSmall() &&
              high->exponent - low->exponent + wideDigits(high->digits.small) <= kSmallDigits;
  if (!fits && !shrinkTiny(work, *high, low)) return false;
  if (!scale(work.rt, &high->digits, high->exponent - low->exponent)) return false;
  high->exponent = low->exponent;
  return true;
}

bool addZeros(Work& work, const Number& a, const Number& b, Number* out) {
  bool negative = a.negative && b.negative;
  if (work.settings.rounding == kFloor && a.negative != b.negative) negative = true;
  *out = Number();
  out->negative = negative;
  out->exponent = std::min(a.exponent, b.exponent);
  return finish(work, out);
}

bool addZero(Work& work, const Number& number, int64_t zeroExponent, Number* out) {
  *out = number;
  int64_t least = number.exponent - work.settings.precision - 1;
  int64_t exponent = std::max(std::min(number.exponent, zeroExponent), least);
  return rescale(work, out, exponent, work.settings.rounding) && finish(work, out);
}

bool addInfinite(Work& work, const Number& a, const Number& b, Number* out) {
  if (a.isInfinite() && b.isInfinite() && a.negative != b.negative)
    return invalid(work, kInvalidOperation, out);
  setInfinite(out, a.isInfinite() ? a.negative : b.negative);
  return true;
}

bool addSigned(Work& work, const Number& a, const Number& b, bool flip, Number* out) {
  if (!a.isFinite() || !b.isFinite()) {
    if (a.isNan() || b.isNan()) return givesNan(work, a, b, out);
    Number second = b;
    second.negative ^= flip;
    return addInfinite(work, a, second, out);
  }
  Number first = a, second = b;
  second.negative ^= flip;
  if (first.isZero())
    return second.isZero() ? addZeros(work, first, second, out)
                           : addZero(work, second, first.exponent, out);
  if (second.isZero()) return addZero(work, first, second.exponent, out);
  if (!align(work, &first, &second)) return false;
  if (first.negative == second.negative) {
    if (!add(work.rt, &first.digits, second.digits)) return false;
    *out = std::move(first);
    return finish(work, out);
  }
  int side = compare(work.rt, first.digits, second.digits);
  if (side == 0) {
    *out = Number();
    out->exponent = first.exponent;
    out->negative = work.settings.rounding == kFloor;
    return finish(work, out);
  }
  if (side < 0) std::swap(first, second);
  if (!subtract(work.rt, &first.digits, second.digits)) return false;
  *out = std::move(first);
  return finish(work, out);
}

// The product, not rounded.
bool multiplyExact(Work& work, const Number& a, const Number& b, Number* out) {
  bool negative = a.negative != b.negative;
  if (!a.isFinite() || !b.isFinite()) {
    if (a.isNan() || b.isNan()) return givesNan(work, a, b, out);
    if (a.isZero() || b.isZero()) return invalid(work, kInvalidOperation, out);
    setInfinite(out, negative);
    return true;
  }
  Coefficient product;
  if (!multiply(work.rt, a.digits, b.digits, &product)) return false;
  out->exponent = a.exponent + b.exponent;
  out->negative = negative;
  out->kind = Kind::Finite;
  out->digits = std::move(product);
  return true;
}

}  // namespace

bool add(Work& work, const Number& a, const Number& b, Number* out) {
  return addSigned(work, a, b, false, out);
}

bool subtract(Work& work, const Number& a, const Number& b, Number* out) {
  return addSigned(work, a, b, true, out);
}

bool multiply(Work& work, const Number& a, const Number& b, Number* out) {
  return multiplyExact(work, a, b, out) && finish(work, out);
}

bool fma(Work& work, const Number& a, const Number& b, const Number& c, Number* out) {
  for (const Number* n : {&a, &b, &c})
    if (n->kind == Kind::SignalingNan) return givesNan(work, *n, out);
  Number product;
  return multiplyExact(work, a, b, &product) && addSigned(work, product, c, false, out);
}

bool plus(Work& work, const Number& a, Number* out) {
  if (a.isNan()) return givesNan(work, a, out);
  *out = a;
  if (a.isZero() && work.settings.rounding != kFloor) out->negative = false;
  return finish(work, out);
}

bool minus(Work& work, const Number& a, Number* out) {
  if (a.isNan()) return givesNan(work, a, out);
  *out = a;
  out->negative = !a.negative && !(a.isZero() && work.settings.rounding != kFloor);
  return finish(work, out);
}

bool applied(Work& work, const Number& a, Number* out) {
  if (a.isNan()) return givesNan(work, a, out);
  *out = a;
  return finish(work, out);
}

bool absolute(Work& work, const Number& a, Number* out) {
  return a.negative ? minus(work, a, out) : plus(work, a, out);
}

}  // namespace ouro::decimal
