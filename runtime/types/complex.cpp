// complex: the arithmetic, with CPython's algorithms so that every last digit agrees.

#include <cerrno>
#include <cmath>
#include <cstdlib>

#include "runtime/protocol.h"
#include "runtime/types/complex_number.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"

namespace ouro {

Owned newComplex(Runtime& rt, double real, double imaginary) {
  Complex* object = makeRawAtom<Complex>(rt, TypeId::Complex);
  if (!object) return Owned::error();
  object->real = real;
  object->imaginary = imaginary;
  return Owned::adopt(object);
}

bool isComplex(const Runtime& rt, Value v) {
  return isExactly(v, TypeId::Complex) || (v.isObject() && isInstance(rt, v, TypeId::Complex));
}

// 1: a number, 0: not one, -1: error pending.
int complexOperand(Runtime& rt, Value v, ComplexNumber* result) {
  if (isComplex(rt, v)) {
    *result = complexValue(v);
    return 1;
  }
  result->imaginary = 0;
  return floatOperand(rt, v, &result->real);
}

// Smith's algorithm (CACM 5, 435): divides by the larger part first, so that nothing overflows
// that need not. b is not 0.
ComplexNumber divide(ComplexNumber a, ComplexNumber b) {
  double real = std::fabs(b.real), imaginary = std::fabs(b.imaginary);
  if (real >= imaginary) {
    double ratio = b.imaginary / b.real, divisor = b.real + b.imaginary * ratio;
    return {(a.real + a.imaginary * ratio) / divisor, (a.imaginary - a.real * ratio) / divisor};
  }
  if (imaginary >= real) {
    double ratio = b.real / b.imaginary, divisor = b.real * ratio + b.imaginary;
    return {(a.real * ratio + a.imaginary) / divisor, (a.imaginary * ratio - a.real) / divisor};
  }
  return {NAN, NAN};  // a part of b is a nan
}

namespace {

bool isZero(ComplexNumber z) { return z.real == 0 && z.imaginary == 0; }

// Sets *impossible where CPython's errno says EDOM: 1/0, also by underflow.
ComplexNumber powerByWhole(ComplexNumber base, int64_t exponent, bool* impossible) {
  ComplexNumber result = {1, 0};
  uint64_t left = static_cast<uint64_t>(std::abs(exponent));
  for (uint64_t bit = 1; bit <= left; bit <<= 1) {
    if (left & bit) result = multiply(result, base);
    base = multiply(base, base);
  }
  if (exponent > 0) return result;
  *impossible = isZero(result);
  return divide({1, 0}, result);
}

// Here EDOM comes from the sine of an infinity.
ComplexNumber powerByPolar(ComplexNumber base, ComplexNumber exponent, bool* impossible) {
  double size = std::hypot(base.real, base.imaginary);
  double length = std::pow(size, exponent.real);
  double angle = std::atan2(base.imaginary, base.real);
  double phase = angle * exponent.real;
  if (exponent.imaginary != 0) {
    length /= std::exp(angle * exponent.imaginary);
    phase += exponent.imaginary * std::log(size);
  }
  *impossible = std::isinf(phase);
  return {length * std::cos(phase), length * std::sin(phase)};
}

}  // namespace

Owned complexPower(Runtime& rt, ComplexNumber base, ComplexNumber exponent) {
  ComplexNumber result;
  bool impossible = false;
  bool whole = exponent.imaginary == 0 && exponent.real == std::floor(exponent.real) &&
               std::fabs(exponent.real) <= 100;
  if (whole) {
    result = powerByWhole(base, static_cast<int64_t>(exponent.real), &impossible);
  } else if (isZero(base)) {
    impossible = exponent.imaginary != 0 || exponent.real < 0;
    result = {0, 0};
  } else {
    result = powerByPolar(base, exponent, &impossible);
  }
  if (impossible) {
    return raise(rt, Exc::ZeroDivisionError, "0.0 to a negative or complex power");
  }
  if (std::isinf(result.real) || std::isinf(result.imaginary)) {
    return raise(rt, Exc::OverflowError, "complex exponentiation");
  }
  return newComplex(rt, result.real, result.imaginary);
}

Owned complexDivide(Runtime& rt, ComplexNumber a, ComplexNumber b) {
  if (isZero(b)) return raise(rt, Exc::ZeroDivisionError, "complex division by zero");
  ComplexNumber quotient = divide(a, b);
  return newComplex(rt, quotient.real, quotient.imaginary);
}

// (1+2j); without parentheses when the real part is a positive zero.
std::string reprComplex(ComplexNumber z) {
  std::string text;
  bool onlyImaginary = z.real == 0 && !std::signbit(z.real);
  if (!onlyImaginary) text = "(" + formatDouble(z.real, 'r', 0, false, false);
  text += formatDouble(z.imaginary, 'r', 0, false, !onlyImaginary) + "j";
  return onlyImaginary ? text : text + ")";
}

// ---- reading

namespace {

// The longest prefix that is a number, with its sign; 0 when there is none.
size_t numberLength(std::string_view text) {
  size_t i = 0;
  if (i < text.size() && (text[i] == '+' || text[i] == '-')) i++;
  auto isLetter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
  auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
  if (i < text.size() && isLetter(text[i]) && (text[i] | 0x20) != 'j') {  // inf, infinity, nan
    size_t end = i;
    while (end < text.size() && isLetter(text[end])) end++;
    if (end > i && (text[end - 1] | 0x20) == 'j') end--;
    return end;
  }
  size_t start = i;
  while (i < text.size() && (isDigit(text[i]) || text[i] == '.')) i++;
  if (i == start) return 0;
  if (i < text.size() && (text[i] | 0x20) == 'e') {
    size_t exponent = i + 1;
    if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-')) exponent++;
    if (exponent < text.size() && isDigit(text[exponent])) {
      while (exponent < text.size() && isDigit(text[exponent])) exponent++;
      i = exponent;
    }
  }
  return i;
}

// A number at the front of the text, taken off; a bare sign (before j) is one.
bool takeNumber(std::string_view* text, double* result) {
  size_t length = numberLength(*text);
  if (length == 0 || !parsePlainDouble(text->substr(0, length), result)) return false;
  text->remove_prefix(length);
  return true;
}

bool takeJ(std::string_view* text) {
  if (text->empty() || (text->front() | 0x20) != 'j') return false;
  text->remove_prefix(1);
  return true;
}

// What may stand in front of j: a number, a sign alone, or nothing (if allowed).
bool takeImaginary(std::string_view* text, double* result) {
  if (takeNumber(text, result)) return takeJ(text);
  *result = 1;
  if (!text->empty() && (text->front() == '+' || text->front() == '-')) {
    if (text->front() == '-') *result = -1;
    text->remove_prefix(1);
  }
  return takeJ(text);
}

}  // namespace

// number | numberj | number(+|-)[number]j, with optional parentheses and white space around;
// underscores are gone already.
bool parseComplex(std::string_view text, ComplexNumber* result) {
  text = stripSpace(text);
  if (text.size() >= 2 && text.front() == '(' && text.back() == ')') {
    text = stripSpace(text.substr(1, text.size() - 2));
  }
  *result = {0, 0};
  std::string_view rest = text;
  if (!takeNumber(&rest, &result->real)) {
    rest = text;
    return takeImaginary(&rest, &result->imaginary) && rest.empty();
  }
  if (rest.empty()) return true;
  if (takeJ(&rest)) {
    std::swap(result->real, result->imaginary);
    return rest.empty();
  }
  if (rest[0] != '+' && rest[0] != '-') return false;
  return takeImaginary(&rest, &result->imaginary) && rest.empty();
}

}  // namespace ouro
