#pragma once
// Arithmetic of complex numbers, for the type complex and the module cmath.

#include <string_view>

#include "runtime/types/float.h"
#include "runtime/types/number_text.h"

namespace ouro {

inline ComplexNumber complexValue(Value v) {
  return {v.as<Complex>()->real, v.as<Complex>()->imaginary};
}
inline Owned newComplex(Runtime& rt, ComplexNumber z) {
  return newComplex(rt, z.real, z.imaginary);
}
// A complex, float or int: 1; something else: 0; error pending: -1.
int complexOperand(Runtime&, Value, ComplexNumber* result);
inline ComplexNumber add(ComplexNumber a, ComplexNumber b) {
  return {a.real + b.real, a.imaginary + b.imaginary};
}
inline ComplexNumber subtract(ComplexNumber a, ComplexNumber b) {
  return {a.real - b.real, a.imaginary - b.imaginary};
}
inline ComplexNumber multiply(ComplexNumber a, ComplexNumber b) {
  return {a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real};
}
ComplexNumber divide(ComplexNumber, ComplexNumber);  // the divisor is not 0
Owned complexDivide(Runtime&, ComplexNumber, ComplexNumber);
// complex("...") without underscores; false: malformed.
bool parseComplex(std::string_view, ComplexNumber* result);
// What complex(x) makes of a number: complex, __complex__, float or __index__. 0: is not one.
int complexFromNumber(Runtime&, Value, ComplexNumber* result);

}  // namespace ouro
