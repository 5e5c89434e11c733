#pragma once
// float: most doubles lie in the word; -0.0, inf, nan, the huge and the tiny are Float objects. An
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
Owned newFloatObject(Runtime&, double);  // out of line half of newFloat
inline Owned newFloat(Runtime& rt, double d) {
  return Value::fitsFlonum(d) ? Owned::adopt(Value::flonum(d)) : newFloatObject(rt, d);
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
std::string formatDouble(double, char code, int precision, bool alternate, bool alwaysSign);

}  // namespace ouro
