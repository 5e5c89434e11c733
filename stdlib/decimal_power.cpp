// Powers, exponentials and logarithms of decimals. The transcendental ones are computed on whole
// numbers by stdlib/py/_decimalfunctions.py, correctly rounded.

#include "runtime/types/int.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/decimal_number.h"

namespace ouro::decimal {

namespace {

// What a function of _decimalfunctions makes of the number.
bool callFunction(Work& work, const char* name, const Number& a, Number* out) {
  Runtime& rt = work.rt;
  OURO_TRY_BOOL(module, importModule(rt, "_decimalfunctions"));
  Ref<Str> key = intern(rt, name);
  if (!key) return false;
  OURO_TRY_BOOL(function, getAttr(rt, module, key.get()));
  OURO_TRY_BOOL(magnitude, toInt(rt, a.digits));
  OURO_TRY_BOOL(c, a.negative ? intNegative(rt, magnitude) : magnitude.take());
  OURO_TRY_BOOL(exponent, newInt(rt, a.exponent));
  OURO_TRY_BOOL(precision, newInt(rt, work.settings.precision));
  OURO_TRY_BOOL(pair, call(rt, function, c, exponent, precision));
  const bool isPair = isExactly(pair, TypeId::Tuple) && pair.as<Tuple>()->length == 2;
  if (!isPair || !isInt(rt, (*pair.as<Tuple>())[0]))
    return fail(rt, Exc::TypeError, "{}() must return two ints", name);
  Value value = (*pair.as<Tuple>())[0];
  OURO_TRY_BOOL(absolute, intAbsolute(rt, value));
  *out = Number();
  out->negative = intIsNegative(rt, value);
  return intFits(rt, (*pair.as<Tuple>())[1], &out->exponent) && fromInt(rt, absolute, &out->digits);
}

bool isWhole(Runtime& rt, const Number& n, bool* out) {
  if (n.exponent >= 0 || n.isZero() || !n.isFinite()) {
    *out = n.isFinite();
    return true;
  }
  Coefficient rest = n.digits;
  Rest left;
  if (!dropDigits(rt, &rest, -n.exponent, &left)) return false;
  *out = left == Rest::Zero;
  return true;
}

// A whole number's magnitude, if it fits.
bool wholeMagnitude(Runtime& rt, const Number& n, uint64_t* out, bool* fits) {
  *fits = n.isZero() || n.exponent <= 19;
  if (!*fits || n.isZero()) {
    *out = 0;
    return true;
  }
  Coefficient c = n.digits;
  Rest rest;
  if (n.exponent >= 0 ? !scale(rt, &c, n.exponent) : !dropDigits(rt, &c, -n.exponent, &rest))
    return false;
  *fits = c.isSmall() && c.small <= INT64_MAX;
  *out = static_cast<uint64_t>(c.small);
  return true;
}

// An odd whole number?
bool isOddWhole(Runtime& rt, const Number& n, bool* out) {
  *out = false;
  if (n.exponent > 0) return true;
  Coefficient c = n.digits;
  Rest rest;
  if (!dropDigits(rt, &c, -n.exponent, &rest)) return false;
  *out = isOdd(c);
  return true;
}

// |a| compared with 1.
bool orderWithOne(Work& work, const Number& a, int* out) {
  Number one, magnitude = a;
  one.digits.small = 1;
  magnitude.negative = false;
  return order(work, magnitude, one, out);
}

void setWhole(Number* out, int value, bool negative) {
  *out = Number();
  out->digits.small = static_cast<Wide>(value);
  out->negative = negative;
}

// 1 with so many zeros behind the point.
bool paddedOne(Work& work, int64_t zeros, bool negative, Number* out) {
  setWhole(out, 1, negative);
  out->exponent = -zeros;
  return scale(work.rt, &out->digits, zeros);
}

// A result beyond the range, or one that is nearly 1, in its place: what rounds as it would.
bool hugeOrTiny(Work& work, bool huge, bool negative, Number* out) {
  setWhole(out, 1, negative);
  out->exponent = huge ? work.settings.emax + 1 : work.settings.tiny() - 1;
  return finish(work, out);
}

// More than the digits of the exponent of any result in range: x >= 10**that overflows in exp.
constexpr int64_t kBeyondRange = 20;

bool exponentialFinite(Work& work, const Number& a, Number* out) {
  int64_t first, precision = work.settings.precision;
  if (!adjusted(work.rt, a, &first)) return false;
  if (first >= kBeyondRange) return hugeOrTiny(work, !a.negative, false, out);
  if (first < -precision - 1) {
    // 1.000...0001 or 0.999...9.
    *out = Number();
    if (a.negative) {
      out->exponent = -precision - 1;
      if (!nines(work.rt, precision + 1, &out->digits)) return false;
    } else if (!paddedOne(work, precision, false, out) ||
               !add(work.rt, &out->digits, Coefficient(1))) {
      return false;
    }
    return finish(work, out);
  }
  // Far beyond the range of these settings? 2.3 is less than ln(10).
  int64_t most = std::max(work.settings.emax, -work.settings.tiny()) + 1;
  if (first > 1 && first >= wideDigits(static_cast<Wide>(most) * 3))
    return hugeOrTiny(work, !a.negative, false, out);
  return callFunction(work, "exp", a, out) && finish(work, out);
}

}  // namespace

bool exponential(Work& work, const Number& a, Number* out) {
  if (a.isNan()) return givesNan(work, a, out);
  if (a.isInfinite()) {
    if (a.negative) {
      setWhole(out, 0, false);
    } else {
      setInfinite(out, false);
    }
    return true;
  }
  if (a.isZero()) {
    setWhole(out, 1, false);
    return true;
  }
  work.settings.rounding = kHalfEven;
  work.status |= kInexact | kRounded;
  return exponentialFinite(work, a, out);
}

namespace {

// What logarithms say of special numbers; *done: they have.
bool logarithmSpecial(Work& work, const Number& a, bool* done, Number* out) {
  *done = true;
  if (a.isNan()) return givesNan(work, a, out);
  if (a.isZero()) {
    setInfinite(out, true);
  } else if (a.negative) {
    return invalid(work, kInvalidOperation, out);
  } else if (a.isInfinite()) {
    setInfinite(out, false);
  } else {
    *done = false;
  }
  return true;
}

}  // namespace

bool logarithm(Work& work, const Number& a, Number* out) {
  bool done;
  int side;
  if (!logarithmSpecial(work, a, &done, out) || done) return !errorPending(work.rt);
  if (!orderWithOne(work, a, &side)) return false;
  if (side == 0) {
    setWhole(out, 0, false);
    return true;
  }
  work.settings.rounding = kHalfEven;
  work.status |= kInexact | kRounded;
  return callFunction(work, "ln", a, out) && finish(work, out);
}

bool logarithm10(Work& work, const Number& a, Number* out) {
  bool done;
  if (!logarithmSpecial(work, a, &done, out) || done) return !errorPending(work.rt);
  work.settings.rounding = kHalfEven;
  int64_t first, dropped;
  Coefficient c = a.digits;
  if (!adjusted(work.rt, a, &first) || !dropZeros(work.rt, &c, kMaxPrecision, &dropped))
    return false;
  if (c.isSmall() && c.small == 1) {  // a power of ten
    *out = Number();
    out->negative = first < 0;
    out->digits.small = static_cast<uint64_t>(std::abs(first));
    return finish(work, out);
  }
  work.status |= kInexact | kRounded;
  return callFunction(work, "log10", a, out) && finish(work, out);
}

namespace {

// (+-1) ** n: as many zeros as the exact result would have, or as there is room for.
bool powerOfOne(Work& work, const Number& base, const Number& exponent, bool whole, bool negative,
                Number* out) {
  int64_t zeros = 0, room = work.settings.precision - 1;
  if (!whole) {
    zeros = room;
    work.status |= kInexact | kRounded;
  } else if (!exponent.negative) {
    uint64_t n;
    bool fits;
    if (!wholeMagnitude(work.rt, exponent, &n, &fits)) return false;
    auto each = static_cast<Wide>(-base.exponent);
    if (base.exponent >= 0) {
      zeros = 0;
    } else if (!fits || static_cast<Wide>(n) * each > static_cast<Wide>(room)) {
      zeros = room;
      work.status |= kRounded;
    } else {
      zeros = static_cast<int64_t>(n) * -base.exponent;
    }
  }
  return paddedOne(work, zeros, negative, out);
}

// By squaring, with digits enough that what rounding adds up to stays behind the last.
bool powerWhole(Work& work, const Number& base, uint64_t n, bool inverse, bool negative,
                Number* out) {
  Work inner = {work.rt, work.settings};
  Settings& s = inner.settings;
  s.precision += wideDigits(n) + 2 + inverse;
  s.rounding = kHalfEven;
  s.clamp = false;
  s.emax = kMaxExponent;
  s.emin = kMinExponent;
  Number one, factor = base;
  setWhole(&one, 1, false);
  if (inverse && !divide(inner, one, base, &factor)) return false;
  Number result = factor;
  for (int bit = 62 - std::countl_zero(n); bit >= 0; bit--) {
    Number square;
    if (!multiply(inner, result, result, &square)) return false;
    result = std::move(square);
    if (n >> bit & 1) {
      Number product;
      if (!multiply(inner, result, factor, &product)) return false;
      result = std::move(product);
    }
    if (!result.isFinite() || result.isZero()) break;
  }
  work.status |= inner.status & (kInexact | kRounded);
  if (!result.isFinite() || result.isZero())
    return hugeOrTiny(work, !result.isFinite(), negative, out);
  *out = std::move(result);
  out->negative = negative;
  return finish(work, out);
}

// exp(ln(base) * exponent).
bool powerReal(Work& work, const Number& base, const Number& exponent, bool negative, Number* out) {
  Work inner = {work.rt, work.settings};
  int64_t digits;
  if (!countDigits(work.rt, base.digits, &digits)) return false;
  inner.settings = kUnbounded;
  inner.settings.precision = std::max(digits, work.settings.precision) + 23;
  inner.settings.rounding = kHalfEven;
  Number magnitude = base, log, product;
  magnitude.negative = false;
  if (!logarithm(inner, magnitude, &log) || !multiply(inner, log, exponent, &product)) return false;
  if (product.isInfinite()) return hugeOrTiny(work, !product.negative, negative, out);
  work.status |= kInexact | kRounded;
  inner.settings.emax = work.settings.emax;
  inner.settings.emin = work.settings.emin;
  if (!exponential(inner, product, out)) return false;
  if (out->isInfinite() || out->isZero()) return hugeOrTiny(work, out->isInfinite(), negative, out);
  int side;
  if (!orderWithOne(work, *out, &side)) return false;
  if (side == 0) return paddedOne(work, work.settings.precision - 1, negative, out);
  out->negative = negative;
  return finish(work, out);
}

// An infinite base or exponent.
bool powerInfinite(Work& work, const Number& base, const Number& exponent, bool negative,
                   Number* out) {
  if (exponent.isInfinite()) {
    int side;
    if (!orderWithOne(work, base, &side)) return false;
    if (side == 0) {
      work.status |= kInexact | kRounded;
      return paddedOne(work, work.settings.precision - 1, negative, out);
    }
    if ((side > 0) == exponent.negative) {
      setWhole(out, 0, negative);
    } else {
      setInfinite(out, negative);
    }
    return true;
  }
  if (exponent.isZero() || exponent.negative) {
    setWhole(out, exponent.isZero(), negative);
  } else {
    setInfinite(out, negative);
  }
  return true;
}

}  // namespace

bool power(Work& work, const Number& base, const Number& exponent, Number* out) {
  if (base.isNan() || exponent.isNan()) return givesNan(work, base, exponent, out);
  Runtime& rt = work.rt;
  bool whole, odd = false;
  if (!isWhole(rt, exponent, &whole) || (whole && !isOddWhole(rt, exponent, &odd))) return false;
  bool negative = base.negative && odd;
  if (base.isZero()) {
    if (exponent.isZero()) return invalid(work, kInvalidOperation, out);
    if (exponent.negative) {
      setInfinite(out, negative);
    } else {
      setWhole(out, 0, negative);
    }
    return true;
  }
  if (base.negative && !whole) return invalid(work, kInvalidOperation, out);
  if (!base.isFinite() || !exponent.isFinite())
    return powerInfinite(work, base, exponent, negative, out);
  if (exponent.isZero()) {
    setWhole(out, 1, negative);
    return true;
  }
  int side;
  if (!orderWithOne(work, base, &side)) return false;
  if (side == 0) return powerOfOne(work, base, exponent, whole, negative, out);
  uint64_t n;
  bool fits = false;
  if (whole && !wholeMagnitude(rt, exponent, &n, &fits)) return false;
  return fits ? powerWhole(work, base, n, exponent.negative, negative, out)
              : powerReal(work, base, exponent, negative, out);
}

namespace {

// A whole number as an int, with its sign left out.
Owned wholeInt(Runtime& rt, const Number& n, int64_t mostPower) {
  Coefficient c = n.digits;
  Rest rest;
  bool ok = n.exponent >= 0 ? scale(rt, &c, std::min(n.exponent, mostPower))
                            : dropDigits(rt, &c, -n.exponent, &rest);
  return ok ? toInt(rt, c) : Owned::error();
}

// base ** exponent % modulus, of ints.
Owned powerModulo(Runtime& rt, const Number& base, const Number& exponent, Value modulus) {
  OURO_TRY(b, wholeInt(rt, base, 0));
  if (base.exponent > 0) {
    OURO_TRY(e, newInt(rt, base.exponent));
    OURO_TRY(factor, intPowerMod(rt, Value::small(10), e, modulus));
    OURO_TRY(product, intMultiply(rt, b, factor));
    b = product.take();
  }
  b = intRemainder(rt, b, modulus);
  if (b.isError()) return Owned::error();
  for (int64_t i = 0; i < exponent.exponent; i++) {
    OURO_TRY(next, intPowerMod(rt, b, Value::small(10), modulus));
    b = next.take();
    if (!heedSignals(rt)) return Owned::error();
  }
  OURO_TRY(e, wholeInt(rt, exponent, 0));
  return intPowerMod(rt, b, e, modulus);
}

}  // namespace

bool powerModulo(Work& work, const Number& base, const Number& exponent, const Number& modulus,
                 Number* out) {
  for (const Number* n : {&base, &exponent, &modulus})
    if (n->kind == Kind::SignalingNan) return givesNan(work, *n, out);
  for (const Number* n : {&base, &exponent, &modulus})
    if (n->isNan()) return givesNan(work, *n, out);
  Runtime& rt = work.rt;
  for (const Number* n : {&base, &exponent, &modulus}) {
    bool whole;
    if (!isWhole(rt, *n, &whole)) return false;
    if (!whole) return invalid(work, kInvalidOperation, out);
  }
  int64_t first;
  bool odd;
  if (!adjusted(rt, modulus, &first) || !isOddWhole(rt, exponent, &odd)) return false;
  if ((exponent.negative && !exponent.isZero()) || modulus.isZero() ||
      first >= work.settings.precision || (base.isZero() && exponent.isZero()))
    return invalid(work, kInvalidOperation, out);
  OURO_TRY_BOOL(m, wholeInt(rt, modulus, kMaxPrecision));
  OURO_TRY_BOOL(result, powerModulo(rt, base, exponent, m));
  *out = Number();
  out->negative = odd && base.negative;
  return fromInt(rt, result, &out->digits);
}

}  // namespace ouro::decimal
