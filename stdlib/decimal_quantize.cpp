// Decimals brought to another exponent: quantize, whole numbers, without trailing zeros.

#include "stdlib/decimal_number.h"

namespace ouro::decimal {

bool quantize(Work& work, const Number& a, const Number& b, Number* out) {
  if (a.isNan() || b.isNan()) return givesNan(work, a, b, out);
  const Settings& s = work.settings;
  if (!a.isFinite() || !b.isFinite()) {
    if (a.kind != b.kind) return invalid(work, kInvalidOperation, out);
    setInfinite(out, a.negative);
    return true;
  }
  int64_t exponent = b.exponent, first, digits;
  if (exponent < s.tiny() || exponent > s.emax) return invalid(work, kInvalidOperation, out);
  Number result = a;
  if (a.isZero()) {
    result.exponent = exponent;
    *out = std::move(result);
    return finish(work, out);
  }
  if (!adjusted(work.rt, a, &first)) return false;
  if (first > s.emax || first - exponent + 1 > s.precision)
    return invalid(work, kInvalidOperation, out);
  Rest rest = Rest::Zero;
  int64_t up = exponent - a.exponent;
  if (up <= 0) {
    if (!scale(work.rt, &result.digits, -up)) return false;
  } else {
    if (!dropDigits(work.rt, &result.digits, up, &rest)) return false;
    if (roundsUp(s.rounding, a.negative, result.digits, rest) &&
        !add(work.rt, &result.digits, Coefficient(1)))
      return false;
  }
  result.exponent = exponent;
  if (!countDigits(work.rt, result.digits, &digits)) return false;
  if (digits > s.precision || exponent + digits - 1 > s.emax)
    return invalid(work, kInvalidOperation, out);
  if (up > 0) work.status |= kRounded;
  if (rest != Rest::Zero) work.status |= kInexact;
  *out = std::move(result);
  return finish(work, out);
}

namespace {

bool toWhole(Work& work, const Number& a, bool notes, Number* out) {
  if (a.isNan()) return givesNan(work, a, out);
  *out = a;
  if (!a.isFinite() || a.exponent >= 0) return true;
  out->exponent = 0;
  if (a.isZero()) return true;
  Rest rest;
  if (!dropDigits(work.rt, &out->digits, -a.exponent, &rest)) return false;
  if (roundsUp(work.settings.rounding, a.negative, out->digits, rest) &&
      !add(work.rt, &out->digits, Coefficient(1)))
    return false;
  if (notes) work.status |= kRounded;
  if (notes && rest != Rest::Zero) work.status |= kInexact;
  return true;
}

}  // namespace

bool toIntegral(Work& work, const Number& a, Number* out) { return toWhole(work, a, false, out); }
bool toIntegralExact(Work& work, const Number& a, Number* out) {
  return toWhole(work, a, true, out);
}

bool normalize(Work& work, const Number& a, Number* out) {
  if (a.isNan()) return givesNan(work, a, out);
  *out = a;
  if (!finish(work, out) || !out->isFinite()) return !errorPending(work.rt);
  if (out->isZero()) {
    out->exponent = 0;
    return true;
  }
  const Settings& s = work.settings;
  int64_t highest = s.clamp ? s.top() : s.emax, dropped;
  if (!dropZeros(work.rt, &out->digits, highest - out->exponent, &dropped)) return false;
  out->exponent += dropped;
  return true;
}

bool logB(Work& work, const Number& a, Number* out) {
  if (a.isNan()) return givesNan(work, a, out);
  if (a.isInfinite()) {
    setInfinite(out, false);
    return true;
  }
  if (a.isZero()) {
    work.status |= kDivisionByZero;
    setInfinite(out, true);
    return true;
  }
  int64_t first;
  if (!adjusted(work.rt, a, &first)) return false;
  *out = Number();
  out->negative = first < 0;
  out->digits.small = static_cast<uint64_t>(std::abs(first));
  return finish(work, out);
}

bool scaleByTen(Work& work, const Number& a, const Number& b, Number* out) {
  if (a.isNan() || b.isNan()) return givesNan(work, a, b, out);
  const Settings& s = work.settings;
  if (!b.isFinite() || b.exponent != 0) return invalid(work, kInvalidOperation, out);
  Wide limit = 2 * (static_cast<Wide>(s.emax) + static_cast<Wide>(s.precision));
  if (!b.digits.isSmall() || b.digits.small > limit) return invalid(work, kInvalidOperation, out);
  auto by = static_cast<int64_t>(b.digits.small);
  *out = a;
  if (!a.isFinite()) return true;
  out->exponent += b.negative ? -by : by;
  return finish(work, out);
}

bool isSameQuantum(const Number& a, const Number& b) {
  if (!a.isFinite() || !b.isFinite())
    return (a.isNan() && b.isNan()) || (a.isInfinite() && b.isInfinite());
  return a.exponent == b.exponent;
}

bool isNormal(Runtime& rt, const Settings& s, const Number& n, bool* out) {
  int64_t first;
  if (!adjusted(rt, n, &first)) return false;
  *out = n.isFinite() && !n.isZero() && first >= s.emin;
  return true;
}

bool isSubnormal(Runtime& rt, const Settings& s, const Number& n, bool* out) {
  int64_t first;
  if (!adjusted(rt, n, &first)) return false;
  *out = n.isFinite() && !n.isZero() && first < s.emin;
  return true;
}

}  // namespace ouro::decimal
