// Decimals made of other numbers and turned into them.

#include <cmath>

#include "runtime/types/float.h"
#include "runtime/types/number_text.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/decimal.h"

namespace ouro::decimal {

namespace {

constexpr uint64_t kHashModulus = (uint64_t{1} << 61) - 1;

uint64_t mulMod(uint64_t a, uint64_t b) {
  return static_cast<uint64_t>(static_cast<Wide>(a) * b % kHashModulus);
}
uint64_t powMod(uint64_t base, uint64_t exponent) {
  uint64_t result = 1;
  for (; exponent; exponent >>= 1, base = mulMod(base, base))
    if (exponent & 1) result = mulMod(result, base);
  return result;
}

}  // namespace

Owned newDecimal(Runtime& rt, Type* cls, Wide digits, int64_t exponent, bool negative) {
  auto* made = rt.make<Decimal>(cls);
  if (!made) return Owned::error();
  made->exponent = exponent;
  made->low = static_cast<uint64_t>(digits);
  made->high = static_cast<uint64_t>(digits >> 64);
  made->big = Value::null();
  made->kind = Kind::Finite;
  made->negative = negative;
  return Owned::adopt(made);
}

Owned newDecimal(Runtime& rt, Type* cls, const Number& n) {
  Owned made = newDecimal(rt, cls, n.digits.small, n.isFinite() ? n.exponent : 0, n.negative);
  if (made.isError()) return made;
  auto* decimal = made.value.as<Decimal>();
  decimal->kind = n.kind;
  if (!n.digits.isSmall()) {
    assignField(decimal->big, n.digits.big);
    decimal->set(kOwnsSomething);
  }
  return made;
}

bool fromIntExact(Runtime& rt, Value v, Number* out) {
  *out = Number();
  if (v.isSmall()) {
    int64_t i = v.small();
    out->negative = i < 0;
    out->digits.small = static_cast<uint64_t>(std::abs(i));
    return true;
  }
  OURO_TRY_BOOL(magnitude, intAbsolute(rt, v));
  out->negative = intIsNegative(rt, v);
  return fromInt(rt, magnitude, &out->digits);
}

int loadOperand(Runtime& rt, Value v, Number* out) {
  if (isDecimal(rt, v)) {
    load(v, out);
    return 1;
  }
  if (!isInt(rt, v)) return 0;
  return fromIntExact(rt, v, out) ? 1 : -1;
}

bool loadArgument(Runtime& rt, Value v, Number* out) {
  int loaded = loadOperand(rt, v, out);
  if (loaded == 0)
    return fail(rt, Exc::TypeError, "conversion from {} to Decimal is not supported",
                typeName(rt, v));
  return loaded > 0;
}

bool fromFloat(Runtime& rt, double d, Number* out) {
  *out = Number();
  out->negative = std::signbit(d);
  if (!std::isfinite(d)) {
    out->kind = std::isnan(d) ? Kind::QuietNan : Kind::Infinite;
    return true;
  }
  int exponent;
  double fraction = std::frexp(std::fabs(d), &exponent);
  auto mantissa = static_cast<int64_t>(std::ldexp(fraction, 53));
  if (mantissa == 0) return true;
  exponent -= 53;
  int zeros = std::countr_zero(static_cast<uint64_t>(mantissa));
  mantissa >>= zeros;
  exponent += zeros;
  OURO_TRY_BOOL(number, newInt(rt, mantissa));
  if (exponent >= 0) {
    OURO_TRY_BOOL(shifted, intLShift(rt, number, Value::small(exponent)));
    return fromInt(rt, shifted, &out->digits);
  }
  // m / 2**n = m * 5**n / 10**n
  OURO_TRY_BOOL(factor, intPower(rt, Value::small(5), Value::small(-exponent)));
  OURO_TRY_BOOL(product, intMultiply(rt, number, factor));
  out->exponent = exponent;
  return fromInt(rt, product, &out->digits);
}

bool fromIntOrFloat(Runtime& rt, Value v, Number* out) {
  if (isFloat(rt, v)) return fromFloat(rt, floatValue(v), out);
  if (isInt(rt, v)) return fromIntExact(rt, v, out);
  return fail(rt, Exc::TypeError, "argument must be int or float");
}

Owned toWholeInt(Runtime& rt, const Number& n, Rounding rounding, const char* what) {
  if (n.isNan()) return raise(rt, Exc::ValueError, "cannot convert NaN to {}", what);
  if (n.isInfinite()) return raise(rt, Exc::OverflowError, "cannot convert Infinity to {}", what);
  Work work = {rt, kUnbounded};
  Number whole = n;
  OURO_CHECK(rescale(work, &whole, 0, rounding));
  OURO_TRY(magnitude, toInt(rt, whole.digits));
  return n.negative ? intNegative(rt, magnitude) : magnitude.take();
}

bool hashOf(Runtime& rt, Value self, int64_t* result) {
  const auto* d = self.as<Decimal>();
  if (d->kind == Kind::SignalingNan)
    return fail(rt, Exc::TypeError, "Cannot hash a signaling NaN value");
  if (d->kind == Kind::QuietNan) {
    *result = hashDouble(NAN, self);
    return true;
  }
  if (d->kind == Kind::Infinite) {
    *result = d->negative ? -314159 : 314159;
    return true;
  }
  constexpr uint64_t kInverseOfTen = 2075258708292324556u;
  uint64_t digits =
      d->big.isNull()
          ? static_cast<uint64_t>((static_cast<Wide>(d->high) << 64 | d->low) % kHashModulus)
          : static_cast<uint64_t>(intHash(rt, d->big));
  uint64_t scale = d->exponent == 0  ? 1
                   : d->exponent > 0 ? powMod(10, static_cast<uint64_t>(d->exponent))
                                     : powMod(kInverseOfTen, static_cast<uint64_t>(-d->exponent));
  auto hash = static_cast<int64_t>(mulMod(digits, scale));
  if (d->negative) hash = -hash;
  *result = hash == -1 ? -2 : hash;
  return true;
}

Owned toRatio(Runtime& rt, Value self) {
  Number n;
  load(self, &n);
  if (n.isNan()) return raise(rt, Exc::ValueError, "cannot convert NaN to integer ratio");
  if (n.isInfinite())
    return raise(rt, Exc::OverflowError, "cannot convert Infinity to integer ratio");
  if (n.exponent >= 0 || n.isZero()) {
    OURO_TRY(whole, toWholeInt(rt, n, kDown, "integer ratio"));
    return newTuple(rt, {whole, Value::small(1)});
  }
  OURO_TRY(magnitude, toInt(rt, n.digits));
  OURO_TRY(numerator, n.negative ? intNegative(rt, magnitude) : magnitude.take());
  OURO_TRY(denominator, powerOfTen(rt, -n.exponent));
  OURO_TRY(common, intGcd(rt, numerator, denominator));
  OURO_TRY(above, intFloorDivide(rt, numerator, common));
  OURO_TRY(below, intFloorDivide(rt, denominator, common));
  return newTuple(rt, {above, below});
}

Owned toTuple(Runtime& rt, State* state, Value self) {
  Number n;
  load(self, &n);
  std::string text;
  Local exponent;
  if (n.isFinite()) {
    exponent = newInt(rt, n.exponent);
  } else {
    exponent = newAscii(rt, n.isInfinite() ? "F" : n.kind == Kind::QuietNan ? "n" : "N");
  }
  if (exponent.isError()) return Owned::error();
  bool hasDigits = n.isFinite() || n.isInfinite() || !n.digits.isZero();
  if (hasDigits) OURO_CHECK(appendDigits(rt, n.digits, &text));
  Tuple* digits = allocateTuple(rt, text.size());
  if (!digits) return Owned::error();
  Local held = Owned::adopt(digits);
  for (size_t i = 0; i < text.size(); i++) digits->items()[i] = Value::small(text[i] - '0');
  settleTuple(rt, digits);
  return call(rt, state->decimalTuple, Value::small(n.negative), held, exponent);
}

// ---- (sign, digits, exponent)

namespace {

bool appendTupleDigits(Runtime& rt, Value digits, bool ignored, std::string* text) {
  constexpr const char* kWrong = "coefficient must be a tuple of digits";
  if (!isTuple(rt, digits) && !isExactly(digits, TypeId::List))
    return fail(rt, Exc::ValueError, kWrong);
  OURO_TRY_BOOL(all, tupleFrom(rt, digits));
  for (Value digit : all.as<Tuple>()->span()) {
    int64_t value;
    if (!isInt(rt, digit) || !intFits(rt, digit, &value) || value < 0 || value > 9)
      return fail(rt, Exc::ValueError, kWrong);
    if (!ignored) text->push_back(static_cast<char>('0' + value));
  }
  return true;
}

}  // namespace

bool fromTuple(Runtime& rt, Value given, std::string* text) {
  OURO_TRY_BOOL(tuple, tupleFrom(rt, given));
  const Tuple& parts = *tuple.as<Tuple>();
  if (parts.length != 3)
    return fail(rt, Exc::ValueError, "argument must be a sequence of length 3");
  int64_t sign, exponent = 0;
  if (!isInt(rt, parts[0]) || !intFits(rt, parts[0], &sign) || (sign != 0 && sign != 1))
    return fail(rt, Exc::ValueError, "sign must be an integer with the value 0 or 1");
  *text = sign ? "-" : "+";
  bool isSpecial = isStr(rt, parts[2]), isInfinite = false;
  if (isSpecial) {
    const Str* kind = parts[2].as<Str>();
    isInfinite = equal(kind, "F");
    if (!isInfinite && !equal(kind, "n") && !equal(kind, "N"))
      return fail(rt, Exc::ValueError,
                  "string argument in the third position must be 'F', 'n' or 'N'");
    *text += isInfinite ? "Inf" : equal(kind, "n") ? "NaN" : "sNaN";
  } else if (!isInt(rt, parts[2])) {
    return fail(rt, Exc::ValueError, "exponent must be an integer");
  } else if (!intFits(rt, parts[2], &exponent)) {
    return fail(rt, Exc::OverflowError, "Python int too large to convert to C ssize_t");
  }
  size_t start = text->size();
  if (!appendTupleDigits(rt, parts[1], isInfinite, text)) return false;
  if (isSpecial) return true;
  if (text->size() == start) text->push_back('0');
  *text += fmt::format("E{}", exponent);
  return true;
}

// ---- Decimal(value) and Context.create_decimal(value)

namespace {

// Keeps an exact value only if no context could ask for more; notes why it does not.
bool keepExact(Work& work, bool valid, Number* n) {
  if (!valid) return invalid(work, kConversionSyntax, n);
  work.settings = kUnbounded;
  if (!finish(work, n)) return false;
  if (work.status & (kInexact | kRounded | kClamped)) {
    work.status = 0;
    return invalid(work, kInvalidOperation, n);
  }
  work.status = 0;
  return true;
}

bool payloadFits(Work& work, const Number& n, bool* valid) {
  if (!n.isNan() || n.digits.isZero()) return true;
  int64_t digits;
  if (!countDigits(work.rt, n.digits, &digits)) return false;
  *valid &= digits <= work.settings.precision - work.settings.clamp;
  return true;
}

// The number that a value stands for; *what says of which kind it is.
enum class Source { Number, Text, Float };
bool read(Runtime& rt, Value value, bool lenient, Number* out, Source* source, bool* valid) {
  *valid = true;
  *source = Source::Number;
  if (isStr(rt, value)) {
    *source = Source::Text;
    if (value.as<Str>()->isAscii()) {
      std::string_view view = value.as<Str>()->asciiView();
      if (lenient) view = stripSpace(view);
      if (!lenient || view.find('_') == view.npos) return parse(rt, view, out, valid);
    }
    std::string text;
    return plainText(value, lenient, &text) && parse(rt, text, out, valid);
  }
  if (isTuple(rt, value) || isExactly(value, TypeId::List)) {
    *source = Source::Text;
    std::string text;
    return fromTuple(rt, value, &text) && parse(rt, text, out, valid);
  }
  if (isFloat(rt, value)) {
    *source = Source::Float;
    return fromFloat(rt, floatValue(value), out);
  }
  return loadArgument(rt, value, out);
}

}  // namespace

Owned convertExact(Runtime& rt, State* state, Type* cls, Value value, Value context) {
  if (value.isSmall()) {
    Number n;
    OURO_CHECK(fromIntExact(rt, value, &n));
    return newDecimal(rt, cls, n);
  }
  if (isDecimal(rt, value) && typeOf(rt, value) == state->decimal && cls == state->decimal)
    return Owned::share(value);
  Number n;
  Source source;
  bool valid;
  OURO_CHECK(read(rt, value, true, &n, &source, &valid));
  bool exact = source == Source::Number && isDecimal(rt, value);
  if (source == Source::Text && valid && n.isFinite() && std::abs(n.exponent) < kMaxExponent / 2 &&
      n.digits.isSmall())
    exact = true;
  if (exact) return newDecimal(rt, cls, n);
  Computation computation(rt, state, context);
  if (!computation.ok()) return Owned::error();
  Work& work = computation.work();
  if (source == Source::Float) work.status |= kFloatOperation;
  if (!computation.settle()) return Owned::error();
  work.status = 0;
  OURO_CHECK(keepExact(work, valid, &n) && computation.settle());
  return newDecimal(rt, cls, n);
}

Owned convertRounded(Runtime& rt, State* state, Value value, Context* context) {
  Computation computation(rt, state, context);
  Work& work = computation.work();
  Number n;
  Source source;
  bool valid;
  OURO_CHECK(read(rt, value, false, &n, &source, &valid));
  if (source == Source::Float) {
    work.status |= kFloatOperation;
    OURO_CHECK(computation.settle());
    work.status = 0;
  }
  if (isDecimal(rt, value) && n.isNan()) {
    // A NaN that is too long is refused, not cut.
    bool fits = true;
    OURO_CHECK(payloadFits(work, n, &fits));
    if (!fits) return computation.finish(invalid(work, kConversionSyntax, &n), n);
  }
  if (source == Source::Text) OURO_CHECK(payloadFits(work, n, &valid));
  bool ok = valid ? finish(work, &n) : invalid(work, kConversionSyntax, &n);
  return computation.finish(ok, n);
}

}  // namespace ouro::decimal
