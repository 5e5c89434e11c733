// How results of decimal arithmetic are rounded and kept in range.

#include <algorithm>

#include "stdlib/decimal_number.h"

namespace ouro::decimal {

bool roundsUp(Rounding rounding, bool negative, const Coefficient& c, Rest rest) {
  if (rest == Rest::Zero) return false;
  switch (rounding) {
    case kUp: return true;
    case kDown: return false;
    case kCeiling: return !negative;
    case kFloor: return negative;
    case kHalfUp: return rest >= Rest::Half;
    case kHalfDown: return rest == Rest::AboveHalf;
    case kHalfEven: return rest == Rest::AboveHalf || (rest == Rest::Half && isOdd(c));
    default: return lastDigit(c) % 5 == 0;
  }
}

void setInfinite(Number* n, bool negative) {
  *n = Number();
  n->kind = Kind::Infinite;
  n->negative = negative;
}

bool invalid(Work& work, uint32_t why, Number* out) {
  work.status |= why;
  *out = Number();
  out->kind = Kind::QuietNan;
  return true;
}

bool adjusted(Runtime& rt, const Number& n, int64_t* out) {
  *out = 0;
  if (!n.isFinite()) return true;
  int64_t digits;
  if (!countDigits(rt, n.digits, &digits)) return false;
  *out = n.exponent + digits - 1;
  return true;
}

namespace {

// A payload keeps as many of its last digits as the precision allows.
bool trimPayload(Work& work, Number* n) {
  int64_t most = work.settings.precision - work.settings.clamp, digits;
  if (n->digits.isZero() || !countDigits(work.rt, n->digits, &digits)) return n->digits.isZero();
  if (digits <= most) return true;
  OURO_TRY_BOOL(number, toInt(work.rt, n->digits));
  OURO_TRY_BOOL(limit, powerOfTen(work.rt, most));
  OURO_TRY_BOOL(rest, intRemainder(work.rt, number, limit));
  return fromInt(work.rt, rest, &n->digits);
}

bool quieten(Work& work, const Number& from, Number* out) {
  if (from.kind == Kind::SignalingNan) work.status |= kInvalidOperation;
  *out = from;
  out->kind = Kind::QuietNan;
  out->exponent = 0;
  return trimPayload(work, out);
}

// Infinity, or the largest number where rounding goes the other way.
bool overflow(Work& work, Number* n) {
  const Settings& s = work.settings;
  work.status |= kOverflow | kInexact | kRounded;
  bool largest = s.rounding == kDown || s.rounding == kZeroFiveUp ||
                 s.rounding == (n->negative ? kCeiling : kFloor);
  if (!largest) {
    setInfinite(n, n->negative);
    return true;
  }
  n->exponent = s.top();
  return nines(work.rt, s.precision, &n->digits);
}

bool finishZero(Work& work, Number* n) {
  const Settings& s = work.settings;
  int64_t exponent = std::clamp(n->exponent, s.tiny(), s.clamp ? s.top() : s.emax);
  if (exponent != n->exponent) work.status |= kClamped;
  n->exponent = exponent;
  return true;
}

// Rounds to multiples of 10**least, which is more than the exponent.
bool finishLong(Work& work, Number* n, int64_t least, bool isSubnormal) {
  const Settings& s = work.settings;
  Rest rest;
  if (!dropDigits(work.rt, &n->digits, least - n->exponent, &rest)) return false;
  n->exponent = least;
  if (roundsUp(s.rounding, n->negative, n->digits, rest)) {
    int64_t digits;
    if (!add(work.rt, &n->digits, Coefficient(1)) || !countDigits(work.rt, n->digits, &digits))
      return false;
    if (digits > s.precision) {
      if (!dropDigits(work.rt, &n->digits, 1, &rest)) return false;
      n->exponent++;
      rest = Rest::AboveHalf;
    }
  }
  if (n->exponent > s.top()) return overflow(work, n);
  work.status |= kRounded;
  if (rest != Rest::Zero) work.status |= kInexact;
  if (isSubnormal) work.status |= kSubnormal;
  if (isSubnormal && rest != Rest::Zero) work.status |= kUnderflow;
  if (n->digits.isZero()) work.status |= kClamped;
  return true;
}

}  // namespace

bool givesNan(Work& work, const Number& a, Number* out) { return quieten(work, a, out); }

bool givesNan(Work& work, const Number& a, const Number& b, Number* out) {
  if (a.kind == Kind::SignalingNan) return quieten(work, a, out);
  if (b.kind == Kind::SignalingNan) return quieten(work, b, out);
  return quieten(work, a.isNan() ? a : b, out);
}

bool finish(Work& work, Number* n) {
  if (!n->isFinite()) return n->isNan() ? trimPayload(work, n) : true;
  if (n->digits.isZero()) return finishZero(work, n);
  const Settings& s = work.settings;
  int64_t digits;
  if (!countDigits(work.rt, n->digits, &digits)) return false;
  int64_t least = digits + n->exponent - s.precision;
  if (least > s.top()) return overflow(work, n);
  bool isSubnormal = least < s.tiny();
  if (isSubnormal) least = s.tiny();
  if (n->exponent < least) return finishLong(work, n, least, isSubnormal);
  if (isSubnormal) work.status |= kSubnormal;
  if (s.clamp && n->exponent > s.top()) {
    work.status |= kClamped;
    if (!scale(work.rt, &n->digits, n->exponent - s.top())) return false;
    n->exponent = s.top();
  }
  return true;
}

bool rescale(Work& work, Number* n, int64_t exponent, Rounding rounding) {
  if (!n->isFinite()) return true;
  int64_t up = exponent - n->exponent;
  n->exponent = exponent;
  if (n->digits.isZero() || up == 0) return true;
  if (up < 0) return scale(work.rt, &n->digits, -up);
  Rest rest;
  if (!dropDigits(work.rt, &n->digits, up, &rest)) return false;
  return !roundsUp(rounding, n->negative, n->digits, rest) ||
         add(work.rt, &n->digits, Coefficient(1));
}

bool roundTo(Work& work, Number* n, int64_t precision, Rounding rounding) {
  int64_t digits;
  if (!n->isFinite()) return true;
  if (!countDigits(work.rt, n->digits, &digits)) return false;
  if (n->digits.isZero() || digits <= precision) return true;
  if (!rescale(work, n, n->exponent + digits - precision, rounding) ||
      !countDigits(work.rt, n->digits, &digits))
    return false;
  return digits <= precision || rescale(work, n, n->exponent + 1, rounding);
}

}  // namespace ouro::decimal
