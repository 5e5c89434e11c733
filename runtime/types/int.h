#pragma once
// int: 63 bits in the word, beyond that a BigInt with its limbs inline (GMP's mpn layer works on
// them). Normal form: a value that fits the word is never a BigInt, the top limb is not 0. bool
// lies in the word as its own mark and counts as an int.

#include <gmp.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "runtime/runtime.h"

namespace ouro {

struct BigInt : Object {
  int32_t size;  // limbs; negative: the number is negative
  uint32_t unused;

  mp_limb_t* limbs() { return reinterpret_cast<mp_limb_t*>(this + 1); }
  const mp_limb_t* limbs() const { return reinterpret_cast<const mp_limb_t*>(this + 1); }
};

// An instance of a subclass of int (never of int or bool itself) is also a BigInt, of any size, not
// in normal form if it is small.

extern const TypeDef intTypeDef, boolTypeDef;
bool isInt(const Runtime&, Value);  // int, bool or a subclass
Owned newInt(Runtime&, int64_t);
Owned newInt(Runtime&, uint64_t);
inline Owned smallInt(int64_t i) { return Owned::adopt(Value::small(i)); }
Owned newIntFromDouble(Runtime&, double);  // truncates; OverflowError/ValueError for inf/nan
// Text in a base 2..36 or 0 (with prefix), as int("..."): white space, sign and underscores
// allowed.
Owned parseInt(Runtime&, std::string_view text, int base);
// The same of a str or a bytes-like object, which the error message shows.
Owned parseInt(Runtime&, Value text, int base);
// From a source literal (compiler): digits of base 0, valid.
Owned newIntFromLiteral(Runtime&, std::string_view text);
std::string formatInt(const Runtime&, Value, int base = 10);  // no prefix; ignores the digit limit
// The text as a str, behind the sign a prefix such as "0x". ValueError beyond the digit limit.
Owned intToStr(Runtime&, Value, int base = 10, std::string_view prefix = {});

// The exact value of an int if it fits. Not an int or out of range: false, nothing pending.
bool intFits(const Runtime&, Value, int64_t* result);
bool intIsNegative(const Runtime&, Value);
int intSign(const Runtime&, Value);
double intToDouble(const Runtime&, Value, bool* overflow);  // correctly rounded
int64_t intHash(const Runtime&, Value);
int intCompare(const Runtime&, Value, Value);         // -1, 0, 1
int intCompareDouble(const Runtime&, Value, double);  // -1, 0, 1; the double is not a nan
uint64_t intBitLength(const Runtime&, Value);
uint64_t intBitCount(const Runtime&, Value);  // ones in the magnitude
Owned intFromBytes(Runtime&, std::string_view, bool littleEndian, bool isSigned);
// Fills `length` bytes; false with OverflowError.
bool intToBytes(Runtime&, Value, uint8_t* out, uint64_t length, bool littleEndian, bool isSigned);

// Arithmetic on two ints of any kind (subclass instances included).
Owned intAdd(Runtime&, Value, Value);
Owned intSubtract(Runtime&, Value, Value);
Owned intMultiply(Runtime&, Value, Value);
Owned intFloorDivide(Runtime&, Value, Value);
Owned intRemainder(Runtime&, Value, Value);
Owned intTrueDivide(Runtime&, Value, Value);
Owned intPower(Runtime&, Value, Value);  // negative exponent: a float
Owned intPowerMod(Runtime&, Value, Value, Value);
Owned intLShift(Runtime&, Value, Value);
Owned intRShift(Runtime&, Value, Value);
Owned intAnd(Runtime&, Value, Value);
Owned intOr(Runtime&, Value, Value);
Owned intXor(Runtime&, Value, Value);
Owned intNegative(Runtime&, Value);
Owned intInvert(Runtime&, Value);
Owned intAbsolute(Runtime&, Value);
Owned intExact(Runtime&, Value);  // an int of any kind as an int of class int
Owned intGcd(Runtime&, Value, Value);
Owned intSqrt(Runtime&, Value);  // floor of the root of a number >= 0
// Rounds half to even at the digit 10**-digits (digits < 0).
Owned intRound(Runtime&, Value, Value digits);

}  // namespace ouro
