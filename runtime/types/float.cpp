// float: making, hashing, comparing, arithmetic.

#include "runtime/types/float.h"

#include <bit>
#include <cmath>

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/number_text.h"
#include "runtime/types/str.h"

namespace ouro {

Owned newFloatObject(Runtime& rt, double d) {
  auto* object =
      static_cast<Float*>(rt.heap.allocateAtom(sizeof(Float), kindNumberOf(TypeId::Float)));
  if (!object) return raiseMemoryError(rt);
  object->value = d;
  return Owned::adopt(object);
}

// All classes below float keep its layout.
bool isFloat(const Runtime& rt, Value v) {
  return v.isFlonum() || (v.isObject() && typeOf(rt, v)->layout == &floatTypeDef);
}

double floatValue(Value v) { return v.isFlonum() ? v.flonum() : v.as<Float>()->value; }

// The number modulo the prime 2**61 - 1, so that equal numbers of all types hash alike. It is a
// whole number below the prime times a power of two, and to double modulo 2**61 - 1 is to rotate 61
// bits.
int64_t hashDouble(double d, Value self) {
  constexpr int kBits = 61, kFractionBits = 52, kInfinite = 0x7ff;
  const auto bits = std::bit_cast<uint64_t>(d);
  const uint64_t fraction = bits & ((uint64_t{1} << kFractionBits) - 1);
  const int biased = static_cast<int>(bits >> kFractionBits) & kInfinite;
  if (biased == kInfinite && fraction != 0) {
    int64_t address = static_cast<int64_t>(std::rotr(self.bits(), 4));
    return address == -1 ? -2 : address;
  }
  if (biased == kInfinite) return d > 0 ? 314159 : -314159;
  const uint64_t whole = biased ? fraction | uint64_t{1} << kFractionBits : fraction;
  constexpr int kOfUnit = 1075;  // the biased exponent of 1 as a whole number
  constexpr int kRounds = 18 * kBits;
  static_assert(kRounds >= kOfUnit);
  const unsigned rotation =
      static_cast<unsigned>((biased ? biased : 1) + kRounds - kOfUnit) % kBits;
  const uint64_t hash =
      ((whole << rotation) & ((uint64_t{1} << kBits) - 1)) | whole >> (kBits - rotation);
  int64_t result = d < 0 ? -static_cast<int64_t>(hash) : static_cast<int64_t>(hash);
  return result == -1 ? -2 : result;
}

Owned raiseRangeError(Runtime& rt) {
  OURO_TRY(text, newStr(rt, "Numerical result out of range"));
  OURO_TRY(exception, call(rt, rt.exception(Exc::OverflowError), Value::small(34), text));
  return raiseValue(rt, exception);
}

// ---- arithmetic

double floatRemainder(double x, double y) {
  double rest = std::fmod(x, y);
  if (rest == 0) return std::copysign(0.0, y);
  return (y < 0) != (rest < 0) ? rest + y : rest;
}

// Not floor(x / y), which would round twice: the quotient of x - remainder is nearly whole.
double floatFloorDivide(double x, double y) {
  double rest = std::fmod(x, y), quotient = (x - rest) / y;
  if (rest != 0 && (y < 0) != (rest < 0)) quotient -= 1.0;
  if (quotient == 0) return std::copysign(0.0, x / y);
  double whole = std::floor(quotient);
  return quotient - whole > 0.5 ? whole + 1.0 : whole;
}

Owned floatPower(Runtime& rt, double base, double exponent) {
  if (base == 0 && exponent < 0 && !std::isinf(exponent)) {
    return raise(rt, Exc::ZeroDivisionError, "0.0 cannot be raised to a negative power");
  }
  bool finite = std::isfinite(base) && std::isfinite(exponent);
  if (finite && base < 0 && exponent != std::floor(exponent)) {
    return complexPower(rt, {base, 0}, {exponent, 0});
  }
  double result = std::pow(base, exponent);
  if (finite && std::isinf(result)) return raiseRangeError(rt);
  return newFloat(rt, result);
}

// Rounds the exact decimal expansion, so that 2.675 (a little below) rounds down to 2.67.
double roundDouble(double d, int64_t digits) {
  if (!std::isfinite(d) || d == 0 || digits > 323) return d;
  if (digits < -308) return std::copysign(0.0, d);
  double result = 0;
  if (digits >= 0) {
    if (std::fabs(d) >= 0x1p53) return d;
    if (roundShort(d, static_cast<int>(digits), &result)) return result;
    parseDouble(formatDouble(d, 'f', static_cast<int>(digits), false, false), &result);
    return result;
  }
  // Cut the exact integer part by hand: formatting can only round at digits behind the point.
  std::string text = formatDouble(std::fabs(std::trunc(d)), 'f', 0, false, false);
  size_t cut = static_cast<size_t>(-digits);
  if (text.size() < cut) return std::copysign(0.0, d);
  std::string rest = text.substr(text.size() - cut);
  text = "0" + text.substr(0, text.size() - cut);
  bool beyond = rest.find_first_not_of('0', 1) != std::string::npos || d != std::trunc(d);
  bool odd = (text.back() - '0') & 1;
  bool up = rest[0] > '5' || (rest[0] == '5' && (beyond || odd));
  for (size_t i = text.size(); up && i-- > 0;) {
    up = text[i] == '9';
    text[i] = up ? '0' : static_cast<char>(text[i] + 1);
  }
  parseDouble(text + std::string(cut, '0'), &result);
  return std::copysign(result, d);
}

int floatOperand(Runtime& rt, Value v, double* d) {
  if (v.isFlonum()) {
    *d = v.flonum();
  } else if (v.isSmall()) {
    *d = static_cast<double>(v.small());
  } else if (isFloat(rt, v)) {
    *d = v.as<Float>()->value;
  } else if (isInt(rt, v)) {
    bool overflow;
    *d = intToDouble(rt, v, &overflow);
    if (overflow) {
      (void)raise(rt, Exc::OverflowError, "int too large to convert to float");
      return -1;
    }
  } else {
    return 0;
  }
  return 1;
}

}  // namespace ouro
