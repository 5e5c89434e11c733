// The type complex: constructor, slots, methods.

#include <cmath>

#include "runtime/argument_name.h"
#include "runtime/format_spec.h"
#include "runtime/protocol.h"
#include "runtime/types/complex_number.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

// ---- complex(real, imag)

namespace {

// By __complex__: 1, 0 without it, -1.
int complexByMethod(Runtime& rt, Value v, ComplexNumber* result) {
  Local made = callSpecial(rt, v, rt.names.complex);
  if (made.isError()) return -1;
  if (made.isNotFound()) return 0;
  if (!isConverted(rt, made, TypeId::Complex, "__complex__", "complex")) return -1;
  *result = complexValue(made);
  return 1;
}

}  // namespace

int complexFromNumber(Runtime& rt, Value v, ComplexNumber* result) {
  if (v.isObject()) {
    if (isExactly(v, TypeId::Complex)) {
      *result = complexValue(v);
      return 1;
    }
    int done = complexByMethod(rt, v, result);
    if (done != 0) return done;
    if (isComplex(rt, v)) {
      *result = complexValue(v);
      return 1;
    }
  }
  const Type* type = typeOf(rt, v);
  if (!type->slots.toFloat && !type->slots.index) return 0;
  Local real = toFloat(rt, v);
  if (real.isError()) return -1;
  *result = {floatValue(real), 0};
  return 1;
}

namespace {

Owned complexFromText(Runtime& rt, Str* text, ComplexNumber* result) {
  std::string ascii = text->isAscii() ? std::string(text->asciiView()) : asciiDigits(text);
  std::string plain;
  if (!dropUnderscores(ascii, &plain)) {
    OURO_TRY(shown, repr(rt, text));
    return raise(rt, Exc::ValueError, "could not convert string to complex: {}",
                 toUtf8(shown.as<Str>()));
  }
  if (!parseComplex(plain, result)) {
    return raise(rt, Exc::ValueError, "complex() arg is a malformed string");
  }
  return Owned::none();
}

Owned complexFromArguments(Runtime& rt, Value realPart, Value imaginaryPart,
                           ComplexNumber* result) {
  ComplexNumber real = {0, 0}, imaginary = {0, 0};
  bool hasImaginary = !imaginaryPart.isUnbound();
  if (!realPart.isUnbound() && isStr(rt, realPart)) {
    if (hasImaginary) {
      return raise(rt, Exc::TypeError, "complex() can't take second arg if first is a string");
    }
    return complexFromText(rt, realPart.as<Str>(), result);
  }
  if (hasImaginary && isStr(rt, imaginaryPart)) {
    return raise(rt, Exc::TypeError, "complex() second arg can't be a string");
  }
  if (!realPart.isUnbound()) {
    int ok = complexFromNumber(rt, realPart, &real);
    if (ok < 0) return Owned::error();
    if (ok == 0) {
      return raise(rt, Exc::TypeError,
                   "complex() first argument must be a string or a number, not '{}'",
                   typeName(rt, realPart));
    }
  }
  if (hasImaginary) {  // __complex__ does not count here
    const Type* type = typeOf(rt, imaginaryPart);
    if (isComplex(rt, imaginaryPart)) {
      imaginary = complexValue(imaginaryPart);
    } else if (type->slots.toFloat || type->slots.index) {
      OURO_TRY(number, toFloat(rt, imaginaryPart));
      imaginary.real = floatValue(number);
    } else {
      return raise(rt, Exc::TypeError, "complex() second argument must be a number, not '{}'",
                   typeName(rt, imaginaryPart));
    }
  }
  // real + imaginary * 1j; a missing part must not turn a -0.0 into 0.0.
  *result = real;
  bool realIsComplex = !realPart.isUnbound() && isComplex(rt, realPart);
  if (hasImaginary) {
    if (isComplex(rt, imaginaryPart)) result->real -= imaginary.imaginary;
    result->imaginary = realIsComplex ? real.imaginary + imaginary.real : imaginary.real;
    if (!realIsComplex && real.imaginary != 0) result->imaginary += real.imaginary;
  }
  return Owned::none();
}

// A number in the word as a double; false for others.
bool wordPart(Value v, double* part) {
  if (!v.isFlonum() && !v.isSmall()) return false;
  *part = v.isFlonum() ? v.flonum() : static_cast<double>(v.small());
  return true;
}

Owned complex_make(Runtime& rt, Type* cls, const CallArgs& given) {
  ComplexNumber z;
  if (given.positional == 2 && !given.names && cls == rt.type(TypeId::Complex) &&
      wordPart(given.values[0], &z.real) && wordPart(given.values[1], &z.imaginary))
    return newComplex(rt, z);
  static constexpr Signature kSignature = "real=0, imag=0";
  Value out[2];
  if (bindArguments(rt, kSignature, nullptr, "complex", given, out, nullptr) < 0) {
    return Owned::error();
  }
  bool exactClass = cls == rt.type(TypeId::Complex);
  if (exactClass && out[1].isUnbound() && out[0].isObject() && typeOf(rt, out[0]) == cls) {
    return Owned::share(out[0]);
  }
  OURO_CHECK(!complexFromArguments(rt, out[0], out[1], &z).isError());
  Complex* object = rt.make<Complex>(cls);
  if (!object) return Owned::error();
  object->real = z.real;
  object->imaginary = z.imaginary;
  return Owned::adopt(object);
}

// ---- slots

using Operation = Owned (*)(Runtime&, ComplexNumber, ComplexNumber);

template <Operation op>
Owned complex_binary(Runtime& rt, Value left, Value right) {
  ComplexNumber a, b;
  int ok = complexOperand(rt, left, &a);
  if (ok > 0) ok = complexOperand(rt, right, &b);
  if (ok <= 0) return ok == 0 ? Owned::notImplemented() : Owned::error();
  return op(rt, a, b);
}

Owned addOperation(Runtime& rt, ComplexNumber a, ComplexNumber b) {
  return newComplex(rt, add(a, b));
}
Owned subtractOperation(Runtime& rt, ComplexNumber a, ComplexNumber b) {
  return newComplex(rt, subtract(a, b));
}
Owned multiplyOperation(Runtime& rt, ComplexNumber a, ComplexNumber b) {
  return newComplex(rt, multiply(a, b));
}

Owned complex_power(Runtime& rt, Value base, Value exponent, Value modulus) {
  if (!modulus.isNone()) return raise(rt, Exc::ValueError, "complex modulo");
  return complex_binary<complexPower>(rt, base, exponent);
}

Owned complex_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  if (!isComplex(rt, left) || (op != CompareOp::Eq && op != CompareOp::Ne)) {
    return Owned::notImplemented();
  }
  ComplexNumber a = complexValue(left);
  bool same;
  if (isComplex(rt, right)) {
    ComplexNumber b = complexValue(right);
    same = a.real == b.real && a.imaginary == b.imaginary;
  } else if (isFloat(rt, right)) {
    same = a.imaginary == 0 && a.real == floatValue(right);
  } else if (isInt(rt, right)) {
    same = a.imaginary == 0 && !std::isnan(a.real) && intCompareDouble(rt, right, a.real) == 0;
  } else {
    return Owned::notImplemented();
  }
  return Owned::boolean(same == (op == CompareOp::Eq));
}

bool complex_hash(Runtime&, Value self, int64_t* result) {
  ComplexNumber z = complexValue(self);
  uint64_t hash = static_cast<uint64_t>(hashDouble(z.real, self)) +
                  1000003 * static_cast<uint64_t>(hashDouble(z.imaginary, self));
  *result = static_cast<int64_t>(hash);
  if (*result == -1) *result = -2;
  return true;
}

Owned complex_repr(Runtime& rt, Value self) { return newStr(rt, reprComplex(complexValue(self))); }

int complex_truth(Runtime&, Value self) {
  ComplexNumber z = complexValue(self);
  return z.real != 0 || z.imaginary != 0;
}

Owned complex_negative(Runtime& rt, Value self) {
  ComplexNumber z = complexValue(self);
  return newComplex(rt, -z.real, -z.imaginary);
}
Owned complex_positive(Runtime& rt, Value self) {
  if (isExactly(self, TypeId::Complex)) return Owned::share(self);
  return newComplex(rt, complexValue(self));
}
Owned complex_absolute(Runtime& rt, Value self) {
  ComplexNumber z = complexValue(self);
  double size = std::hypot(z.real, z.imaginary);
  if (std::isinf(size) && std::isfinite(z.real) && std::isfinite(z.imaginary)) {
    return raise(rt, Exc::OverflowError, "absolute value too large");
  }
  return newFloat(rt, size);
}

constexpr Slots complexSlots() {
  Slots s;
  s.repr = complex_repr;
  s.hash = complex_hash;
  s.compare = complex_compare;
  s.truth = complex_truth;
  s.make = complex_make;
  s[BinaryOp::Add] = complex_binary<addOperation>;
  s[BinaryOp::Subtract] = complex_binary<subtractOperation>;
  s[BinaryOp::Multiply] = complex_binary<multiplyOperation>;
  s[BinaryOp::TrueDivide] = complex_binary<complexDivide>;
  s[BinaryOp::Power] = complex_binary<complexPower>;
  s.power = complex_power;
  s.negative = complex_negative;
  s.positive = complex_positive;
  s.absolute = complex_absolute;
  return s;
}

// ---- methods

Owned complex_conjugate(Runtime& rt, Value self, Args) {
  ComplexNumber z = complexValue(self);
  return newComplex(rt, z.real, -z.imaginary);
}

Owned complex_complex(Runtime& rt, Value self, Args) { return complex_positive(rt, self); }

Owned complex_getnewargs(Runtime& rt, Value self, Args) {
  ComplexNumber z = complexValue(self);
  OURO_TRY(real, newFloat(rt, z.real));
  OURO_TRY(imaginary, newFloat(rt, z.imaginary));
  return newTuple(rt, {real, imaginary});
}

Owned complex_format(Runtime& rt, Value self, Args args) {
  if (!isStr(rt, args[0])) {
    return raise(rt, Exc::TypeError, "__format__() argument must be str, not {}",
                 argumentName(rt, args[0]));
  }
  return formatted<formatComplex>(rt, self, args[0].as<Str>());
}

constexpr MethodDef kMethods[] = {
    {"conjugate", complex_conjugate, "", "The number with the imaginary part negated."},
    {"__complex__", complex_complex, "", "The number as an exact complex."},
    {"__getnewargs__", complex_getnewargs, "", "Arguments that make a copy."},
    {"__format__", complex_format, "format_spec, /", "Formats by the format mini-language."},
};

Owned complex_real(Runtime& rt, Value self) { return newFloat(rt, complexValue(self).real); }
Owned complex_imag(Runtime& rt, Value self) { return newFloat(rt, complexValue(self).imaginary); }

constexpr GetSetDef kAttributes[] = {
    {"real", complex_real, refuseSet, "The real part of a complex number."},
    {"imag", complex_imag, refuseSet, "The imaginary part of a complex number."},
};

}  // namespace

const TypeDef complexTypeDef = {
    .name = "complex",
    .basicSize = sizeof(Complex),
    .flags = kSubclassable | kImmutable,
    .slots = complexSlots(),
    .methods = kMethods,
    .attributes = kAttributes,
    .make = "real=0, imag=0",
    .doc = "A complex number from a real part and an imaginary part, or from a string.",
};

}  // namespace ouro
