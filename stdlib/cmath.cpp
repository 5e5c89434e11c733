// The module cmath.

#include <cmath>

#include "runtime/protocol.h"
#include "runtime/types/complex_number.h"
#include "runtime/types/module.h"
#include "runtime/types/tuple.h"
#include "stdlib/complex_functions.h"

namespace ouro {

namespace {

bool asComplex(Runtime& rt, Value v, ComplexNumber* z) {
  int ok = complexFromNumber(rt, v, z);
  if (ok == 0) {
    return fail(rt, Exc::TypeError, "must be real number, not {}", typeName(rt, v));
  }
  return ok > 0;
}

Owned resultOf(Runtime& rt, ComplexNumber z, MathError error) {
  switch (error) {
    case MathError::None: return newComplex(rt, z.real, z.imaginary);
    case MathError::Domain: return raise(rt, Exc::ValueError, "math domain error");
    default: return raise(rt, Exc::OverflowError, "math range error");
  }
}

template <ComplexNumber (*function)(ComplexNumber, MathError*)>
Owned unary(Runtime& rt, Value, Args args) {
  ComplexNumber z;
  OURO_CHECK(asComplex(rt, args[0], &z));
  MathError error;
  z = function(z, &error);
  return resultOf(rt, z, error);
}

Owned cmath_log(Runtime& rt, Value, Args args) {
  ComplexNumber z, base;
  OURO_CHECK(asComplex(rt, args[0], &z));
  MathError error, baseError = MathError::None;
  z = complexLog(z, &error);
  if (args.has(1)) {
    OURO_CHECK(asComplex(rt, args[1], &base));
    base = complexLog(base, &baseError);
    if (error == MathError::None) error = baseError;
    if (base.real == 0 && base.imaginary == 0) {
      error = MathError::Domain;
    } else {
      z = divide(z, base);
    }
  }
  return resultOf(rt, z, error);
}

Owned cmath_phase(Runtime& rt, Value, Args args) {
  ComplexNumber z;
  OURO_CHECK(asComplex(rt, args[0], &z));
  return newFloat(rt, std::atan2(z.imaginary, z.real));
}

Owned cmath_polar(Runtime& rt, Value, Args args) {
  ComplexNumber z;
  OURO_CHECK(asComplex(rt, args[0], &z));
  double size = std::hypot(z.real, z.imaginary);
  if (std::isinf(size) && std::isfinite(z.real) && std::isfinite(z.imaginary)) {
    return raise(rt, Exc::OverflowError, "math range error");
  }
  OURO_TRY(length, newFloat(rt, size));
  OURO_TRY(angle, newFloat(rt, std::atan2(z.imaginary, z.real)));
  return newTuple(rt, {length, angle});
}

Owned cmath_rect(Runtime& rt, Value, Args args) {
  double length, angle;
  OURO_CHECK(asDouble(rt, args[0], &length));
  OURO_CHECK(asDouble(rt, args[1], &angle));
  MathError error;
  ComplexNumber z = complexFromPolar(length, angle, &error);
  return resultOf(rt, z, error);
}

Owned cmath_isfinite(Runtime& rt, Value, Args args) {
  ComplexNumber z;
  OURO_CHECK(asComplex(rt, args[0], &z));
  return Owned::boolean(std::isfinite(z.real) && std::isfinite(z.imaginary));
}
Owned cmath_isinf(Runtime& rt, Value, Args args) {
  ComplexNumber z;
  OURO_CHECK(asComplex(rt, args[0], &z));
  return Owned::boolean(std::isinf(z.real) || std::isinf(z.imaginary));
}
Owned cmath_isnan(Runtime& rt, Value, Args args) {
  ComplexNumber z;
  OURO_CHECK(asComplex(rt, args[0], &z));
  return Owned::boolean(std::isnan(z.real) || std::isnan(z.imaginary));
}

double sizeOf(ComplexNumber z) { return std::hypot(z.real, z.imaginary); }

Owned cmath_isclose(Runtime& rt, Value, Args args) {
  ComplexNumber a, b;
  double relative = 1e-9, absolute = 0;
  OURO_CHECK(asComplex(rt, args[0], &a));
  OURO_CHECK(asComplex(rt, args[1], &b));
  if (args.has(2)) OURO_CHECK(asDouble(rt, args[2], &relative));
  if (args.has(3)) OURO_CHECK(asDouble(rt, args[3], &absolute));
  if (relative < 0 || absolute < 0) {
    return raise(rt, Exc::ValueError, "tolerances must be non-negative");
  }
  if (a.real == b.real && a.imaginary == b.imaginary) return Owned::boolean(true);
  if (std::isinf(sizeOf(a)) || std::isinf(sizeOf(b))) return Owned::boolean(false);
  double difference = sizeOf(subtract(a, b));
  return Owned::boolean(difference <= relative * sizeOf(b) || difference <= relative * sizeOf(a) ||
                        difference <= absolute);
}

constexpr MethodDef kFunctions[] = {
    {"acos", unary<complexAcos>, "z, /", "Arc cosine."},
    {"acosh", unary<complexAcosh>, "z, /", "Inverse hyperbolic cosine."},
    {"asin", unary<complexAsin>, "z, /", "Arc sine."},
    {"asinh", unary<complexAsinh>, "z, /", "Inverse hyperbolic sine."},
    {"atan", unary<complexAtan>, "z, /", "Arc tangent."},
    {"atanh", unary<complexAtanh>, "z, /", "Inverse hyperbolic tangent."},
    {"cos", unary<complexCos>, "z, /", "Cosine."},
    {"cosh", unary<complexCosh>, "z, /", "Hyperbolic cosine."},
    {"exp", unary<complexExp>, "z, /", "e to the power of z."},
    {"isclose", cmath_isclose, "a, b, *, rel_tol=1e-09, abs_tol=0.0", "Are two numbers near?"},
    {"isfinite", cmath_isfinite, "z, /", "Are both parts finite?"},
    {"isinf", cmath_isinf, "z, /", "Is a part infinite?"},
    {"isnan", cmath_isnan, "z, /", "Is a part a nan?"},
    {"log", cmath_log, "z, base=<unrepresentable>, /", "Logarithm, natural or in the given base."},
    {"log10", unary<complexLog10>, "z, /", "Logarithm in base 10."},
    {"phase", cmath_phase, "z, /", "The angle, between -pi and pi."},
    {"polar", cmath_polar, "z, /", "Length and angle."},
    {"rect", cmath_rect, "r, phi, /", "The number with this length and angle."},
    {"sin", unary<complexSin>, "z, /", "Sine."},
    {"sinh", unary<complexSinh>, "z, /", "Hyperbolic sine."},
    {"sqrt", unary<complexSqrt>, "z, /", "Square root."},
    {"tan", unary<complexTan>, "z, /", "Tangent."},
    {"tanh", unary<complexTanh>, "z, /", "Hyperbolic tangent."},
};

bool addConstants(Runtime& rt, Module* module) {
  return moduleAdd(rt, module, "pi", newFloat(rt, M_PI)) &&
         moduleAdd(rt, module, "e", newFloat(rt, M_E)) &&
         moduleAdd(rt, module, "tau", newFloat(rt, 2 * M_PI)) &&
         moduleAdd(rt, module, "inf", newFloat(rt, HUGE_VAL)) &&
         moduleAdd(rt, module, "infj", newComplex(rt, 0, HUGE_VAL)) &&
         moduleAdd(rt, module, "nan", newFloat(rt, NAN)) &&
         moduleAdd(rt, module, "nanj", newComplex(rt, 0, NAN));
}

}  // namespace

extern const ModuleDef cmathModule;
const ModuleDef cmathModule = {
    .name = "cmath",
    .doc = "Mathematical functions of complex numbers.",
    .functions = kFunctions,
    .exec = addConstants,
};

}  // namespace ouro
