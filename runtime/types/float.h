#pragma once
// float: most doubles lie in the word; inf, nan, the huge and the tiny are Float objects. An
// instance of a subclass is always a Float.

#include <string>

#include "runtime/runtime.h"

namespace ouro {

struct Float : Object {
  double value;
};
struct Complex : Object {
  double real, imaginary;
};

extern const TypeDef floatTypeDef, complexTypeDef;
// Do doubles lie in the word? Not in a build that measures what this brings (scripts/bench
// --ablation).
#ifdef OURO_WITHOUT_WORD_FLOATS
constexpr bool kWordFloats = false;
#else
constexpr bool kWordFloats = true;
#endif
Owned newFloatObject(Runtime&, double);  // out of line half of newFloat
inline Owned newFloat(Runtime& rt, double d) {
  return kWordFloats && Value::fitsFlonum(d) ? Owned::adopt(Value::flonum(d))
                                             : newFloatObject(rt, d);
}
bool isFloat(const Runtime&, Value);  // or a subclass
// The double of a float (any kind); the caller knows that it is one.
double floatValue(Value);
Owned newComplex(Runtime&, double real, double imaginary);
bool isComplex(const Runtime&, Value);
int64_t hashDouble(double, Value self);  // as CPython; a nan hashes by identity
std::string reprDouble(double);          // shortest text that reads back, as repr(float)
// float("..."): the whole text, white space and underscores allowed; false: not a number.
bool parseDouble(std::string_view text, double* result);
// format code 'e', 'f', 'g', 'r' ... as PyOS_double_to_string.
std::string formatDouble(double, char code, int precision, bool alternate, bool alwaysSign,
                         bool pointZero = false);  // pointZero: "3.0", never "3"
// The same two without allocation for what is usual: the text lies in the buffer.
struct DoubleBuffer {
  char small[64];
  std::string large;
};
std::string_view formatDouble(double, char code, int precision, bool alternate, bool pointZero,
                              DoubleBuffer&);
std::string_view reprDouble(double, DoubleBuffer&);

// A float or an int as a double: 1, something else: 0, error pending (too large): -1.
int floatOperand(Runtime&, Value, double* result);
// base ** exponent as float's ** does it: complex for a negative base and a broken exponent.
Owned floatPower(Runtime&, double base, double exponent);
// x % y and x // y with Python's signs; y is not 0.
double floatRemainder(double x, double y);
double floatFloorDivide(double x, double y);
// OverflowError(34, 'Numerical result out of range').
Owned raiseRangeError(Runtime&);
// Half to even at the digit 10**-digits; infinite when that is too large.
double roundDouble(double, int64_t digits);

// Arithmetic of complex numbers.
struct ComplexNumber {
  double real, imaginary;
};
// base ** exponent; ZeroDivisionError, OverflowError.
Owned complexPower(Runtime&, ComplexNumber base, ComplexNumber exponent);
std::string reprComplex(ComplexNumber);

}  // namespace ouro
