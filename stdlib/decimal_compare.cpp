// Orders of decimals: by value, and the total one that tells 1 from 1.0 and has a place for NaNs.

#include "stdlib/decimal_number.h"

namespace ouro::decimal {

namespace {

int sign(const Number& n) { return n.isZero() ? 0 : n.negative ? -1 : 1; }

bool setOrder(Number* out, int order) {
  *out = Number();
  out->negative = order < 0;
  out->digits.small = order != 0;
  return true;
}

// Of two finite magnitudes other than 0.
bool orderMagnitudes(Work& work, const Number& a, const Number& b, int* out) {
  Runtime& rt = work.rt;
  if (a.exponent == b.exponent) {
    *out = compare(rt, a.digits, b.digits);
    return true;
  }
  int64_t x, y;
  if (!adjusted(rt, a, &x) || !adjusted(rt, b, &y)) return false;
  if (x != y) {
    *out = x < y ? -1 : 1;
    return true;
  }
  // The same first place: the exponents differ by no more than there are digits.
  const Number& high = a.exponent > b.exponent ? a : b;
  const Number& low = a.exponent > b.exponent ? b : a;
  Coefficient scaled = high.digits;
  if (!scale(rt, &scaled, high.exponent - low.exponent)) return false;
  *out = &high == &a ? compare(rt, scaled, b.digits) : compare(rt, a.digits, scaled);
  return true;
}

// As int; NaNs last, of one sign, none regarded.
bool orderTotal(Work& work, const Number& a, const Number& b, int* out) {
  if (a.negative != b.negative) {
    *out = a.negative ? -1 : 1;
    return true;
  }
  int flip = a.negative ? -1 : 1;
  if (a.isNan() || b.isNan()) {
    auto rank = [](const Number& n) {
      return !n.isNan() ? 0 : n.kind == Kind::SignalingNan ? 1 : 2;
    };
    int difference = rank(a) - rank(b);
    if (difference == 0) difference = compare(work.rt, a.digits, b.digits);
    *out = (difference > 0 ? 1 : difference < 0 ? -1 : 0) * flip;
    return true;
  }
  if (!order(work, a, b, out)) return false;
  if (*out == 0 && a.exponent != b.exponent) *out = (a.exponent < b.exponent ? -1 : 1) * flip;
  return true;
}

Number magnitude(const Number& n) {
  Number result = n;
  result.negative = false;
  return result;
}

// One that is a quiet NaN gives way to a number.
template <bool byMagnitude>
bool extreme(Work& work, const Number& a, const Number& b, bool wantsLarger, Number* out) {
  if (a.isNan() || b.isNan()) {
    bool isQuiet = a.kind != Kind::SignalingNan && b.kind != Kind::SignalingNan;
    if (!isQuiet || (a.isNan() && b.isNan())) return givesNan(work, a, b, out);
    *out = a.isNan() ? b : a;
    return finish(work, out);
  }
  int side = 0;
  if (byMagnitude ? !order(work, magnitude(a), magnitude(b), &side) : !order(work, a, b, &side))
    return false;
  if (byMagnitude && side == 0 && !order(work, a, b, &side)) return false;
  if (side == 0 && !orderTotal(work, a, b, &side)) return false;
  *out = (side < 0) == wantsLarger ? b : a;
  return finish(work, out);
}

}  // namespace

bool order(Work& work, const Number& a, const Number& b, int* out) {
  int x = sign(a), y = sign(b);
  if (x != y || x == 0) {
    *out = x < y ? -1 : x > y;
    return true;
  }
  if (a.isInfinite() || b.isInfinite()) {
    *out = (a.isInfinite() - b.isInfinite()) * x;
    return true;
  }
  if (!orderMagnitudes(work, a, b, out)) return false;
  *out *= x;
  return true;
}

bool compareOf(Work& work, const Number& a, const Number& b, Number* out) {
  if (a.isNan() || b.isNan()) return givesNan(work, a, b, out);
  int side;
  return order(work, a, b, &side) && setOrder(out, side);
}

bool compareSignal(Work& work, const Number& a, const Number& b, Number* out) {
  if (a.isNan() || b.isNan()) work.status |= kInvalidOperation;
  return compareOf(work, a, b, out);
}

bool compareTotal(Work& work, const Number& a, const Number& b, Number* out) {
  int side;
  return orderTotal(work, a, b, &side) && setOrder(out, side);
}

bool compareTotalMagnitude(Work& work, const Number& a, const Number& b, Number* out) {
  return compareTotal(work, magnitude(a), magnitude(b), out);
}

bool maximum(Work& work, const Number& a, const Number& b, Number* out) {
  return extreme<false>(work, a, b, true, out);
}
bool minimum(Work& work, const Number& a, const Number& b, Number* out) {
  return extreme<false>(work, a, b, false, out);
}
bool maximumMagnitude(Work& work, const Number& a, const Number& b, Number* out) {
  return extreme<true>(work, a, b, true, out);
}
bool minimumMagnitude(Work& work, const Number& a, const Number& b, Number* out) {
  return extreme<true>(work, a, b, false, out);
}

}  // namespace ouro::decimal
