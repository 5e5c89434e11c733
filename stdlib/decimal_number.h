#pragma once
// Decimal numbers as the arithmetic of _decimal sees them: sign, coefficient and exponent (Mike
// Cowlishaw's General Decimal Arithmetic Specification).
//
// A coefficient of at most 38 digits, what the usual precision of 28 makes, lies in two words; a
// longer one is an int, so that GMP computes with it, its memory comes from the heap, and a
// computation that is too large ends in MemoryError.

#include <bit>

#include "runtime/protocol.h"
#include "runtime/types/int_limbs.h"

namespace ouro::decimal {

using Wide = unsigned __int128;

constexpr int64_t kMaxExponent = 999999999999999999, kMinExponent = -kMaxExponent;
constexpr int64_t kMaxPrecision = kMaxExponent;
constexpr int64_t kMinTiny = kMinExponent - (kMaxPrecision - 1);
constexpr int kSmallDigits = 38;

struct PowersOfTen {
  Wide power[kSmallDigits + 1];
  constexpr PowersOfTen() : power() {
    power[0] = 1;
    for (int i = 1; i <= kSmallDigits; i++) power[i] = power[i - 1] * 10;
  }
};
inline constexpr PowersOfTen kTen;

// What happened while computing, with libmpdec's bits: flags and traps are sets of these.
enum Status : uint32_t {
  kClamped = 1,
  kConversionSyntax = 2,
  kDivisionByZero = 4,
  kDivisionImpossible = 8,
  kDivisionUndefined = 0x10,
  kInexact = 0x40,
  kInvalidContext = 0x80,
  kInvalidOperation = 0x100,
  kFloatOperation = 0x400,
  kOverflow = 0x800,
  kRounded = 0x1000,
  kSubnormal = 0x2000,
  kUnderflow = 0x4000,
  kAnyInvalid = kConversionSyntax | kDivisionImpossible | kDivisionUndefined | 0x20 |
                kInvalidContext | kInvalidOperation | 0x200,
};

enum Rounding : uint8_t {
  kUp,
  kDown,
  kCeiling,
  kFloor,
  kHalfUp,
  kHalfDown,
  kHalfEven,
  kZeroFiveUp
};
constexpr int kRoundings = 8;

struct Settings {
  int64_t precision = 28, emax = 999999, emin = -999999;
  uint32_t traps = kAnyInvalid | kDivisionByZero | kOverflow, status = 0;
  Rounding rounding = kHalfEven;
  bool clamp = false, capitals = true;

  int64_t tiny() const { return emin - (precision - 1); }
  int64_t top() const { return emax - (precision - 1); }
};
// Without bounds, for exact results.
constexpr Settings kUnbounded = {
    .precision = kMaxPrecision, .emax = kMaxExponent, .emin = kMinExponent, .traps = 0};

// A whole number >= 0.
struct Coefficient {
  Wide small = 0;
  Local big;  // an int of more than 38 digits; None: `small` counts

  Coefficient() = default;
  Coefficient(Wide value) : small(value) {}  // NOLINT: a number is a coefficient
  bool isSmall() const { return big.get().isNone(); }
  bool isZero() const { return isSmall() && small == 0; }
};

enum class Kind : uint8_t { Finite, Infinite, QuietNan, SignalingNan };

// The digits of a NaN are its payload.
struct Number {
  Coefficient digits;
  int64_t exponent = 0;
  Kind kind = Kind::Finite;
  bool negative = false;

  bool isFinite() const { return kind == Kind::Finite; }
  bool isInfinite() const { return kind == Kind::Infinite; }
  bool isNan() const { return kind >= Kind::QuietNan; }
  bool isZero() const { return isFinite() && digits.isZero(); }
};

// One computation: by which rules, and what happened.
struct Work {
  Runtime& rt;
  Settings settings;
  uint32_t status = 0;
};

// All functions that return bool give false when an exception is pending (MemoryError,
// KeyboardInterrupt).

// ---- coefficients (decimal_coefficient.cpp)

int wideDigits(Wide);  // 1 for 0
bool countDigits(Runtime&, const Coefficient&, int64_t* count);
Owned powerOfTen(Runtime&, int64_t exponent);  // an int
Owned toInt(Runtime&, const Coefficient&);
bool fromInt(Runtime&, Value magnitude, Coefficient* out);           // of an int >= 0
bool fromDigits(Runtime&, std::string_view text, Coefficient* out);  // ASCII digits, may be none
bool appendDigits(Runtime&, const Coefficient&, std::string* out);
int compare(Runtime&, const Coefficient&, const Coefficient&);
bool scale(Runtime&, Coefficient*, int64_t power);  // times 10**power
bool add(Runtime&, Coefficient* to, const Coefficient&);
bool subtract(Runtime&, Coefficient* from, const Coefficient&);  // which is not larger
bool multiply(Runtime&, const Coefficient&, const Coefficient&, Coefficient* out);
bool divide(Runtime&, const Coefficient&, const Coefficient&, Coefficient* quotient,
            Coefficient* rest);
bool nines(Runtime&, int64_t count, Coefficient* out);
unsigned lastDigit(const Coefficient&);
inline bool isOdd(const Coefficient& c) { return lastDigit(c) & 1; }
// What was left over by a division, compared with half of the divisor.
enum class Rest : uint8_t { Zero, BelowHalf, Half, AboveHalf };
bool dropDigits(Runtime&, Coefficient*, int64_t count, Rest*);
// Divides by 10 while that leaves no rest, at most `most` times.
bool dropZeros(Runtime&, Coefficient*, int64_t most, int64_t* dropped);

// ---- rounding (decimal_round.cpp)

// Is the magnitude to be made larger by one after `rest` was dropped from it?
bool roundsUp(Rounding, bool negative, const Coefficient&, Rest);
// Rounds to the settings' precision and range, with all that is to be noted.
bool finish(Work&, Number*);
// The same number with that exponent, rounded; notes nothing.
bool rescale(Work&, Number*, int64_t exponent, Rounding);
bool adjusted(Runtime&, const Number&, int64_t* out);  // the exponent of the first digit; 0 special
// Notes `why`, gives a NaN.
bool invalid(Work&, uint32_t why, Number* out);
// If an operand is a NaN the result is one.
bool givesNan(Work&, const Number& a, Number* out);
bool givesNan(Work&, const Number& a, const Number& b, Number* out);
void setInfinite(Number*, bool negative);
// Rounds half even to so many digits, without bounds on the exponent.
bool roundTo(Work&, Number*, int64_t precision, Rounding);

// ---- operations: each is rounded by the settings of the work

using UnaryOperation = bool(Work&, const Number&, Number* out);
using BinaryOperation = bool(Work&, const Number&, const Number&, Number* out);

// decimal_arithmetic.cpp
BinaryOperation add, subtract, multiply;
UnaryOperation plus, minus, absolute;
UnaryOperation applied;  // as the context can hold it
bool fma(Work&, const Number&, const Number&, const Number&, Number* out);
// decimal_division.cpp
BinaryOperation divide, divideWhole, remainder, remainderNear;
UnaryOperation squareRoot;
bool divideBoth(Work&, const Number&, const Number&, Number* quotient, Number* rest);
// decimal_compare.cpp
BinaryOperation compareOf, compareSignal, compareTotal, compareTotalMagnitude, maximum, minimum,
    maximumMagnitude, minimumMagnitude;
// Of two numbers that are no NaNs.
bool order(Work&, const Number&, const Number&, int* out);
// decimal_quantize.cpp
BinaryOperation quantize, scaleByTen;
UnaryOperation toIntegral, toIntegralExact, normalize, logB;
bool isSameQuantum(const Number&, const Number&);
bool isNormal(Runtime&, const Settings&, const Number&, bool* out);
bool isSubnormal(Runtime&, const Settings&, const Number&, bool* out);
// decimal_digits.cpp
BinaryOperation logicalAnd, logicalOr, logicalXor, rotate, shift, nextToward;
UnaryOperation logicalInvert, nextMinus, nextPlus;
// decimal_power.cpp
BinaryOperation power;
UnaryOperation exponential, logarithm, logarithm10;
bool powerModulo(Work&, const Number& base, const Number& exponent, const Number& modulus,
                 Number* out);

}  // namespace ouro::decimal
