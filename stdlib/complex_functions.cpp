// Elementary functions of complex numbers, by the formulas that CPython uses (after Kahan, "Branch
// cuts for complex elementary functions", 1987), so that the last digits agree. Infinities and nans
// go to the C library, which follows the same table (C99, Annex G).

#include "stdlib/complex_functions.h"

#include <cfloat>
#include <cmath>
#include <complex>

namespace ouro {

namespace {

using Library = std::complex<double>;

constexpr double kLarge = DBL_MAX / 4;  // beyond it, sums of squares may overflow
constexpr double kLn2 = 0.6931471805599453094;
const double kSqrtLarge = std::sqrt(kLarge);
const double kLogLarge = std::log(kLarge);
const double kSqrtSmall = std::sqrt(DBL_MIN);
constexpr double kE = 2.71828182845904523536;

bool isFinite(ComplexNumber z) { return std::isfinite(z.real) && std::isfinite(z.imaginary); }
bool isLarge(ComplexNumber z) {
  return std::fabs(z.real) > kLarge || std::fabs(z.imaginary) > kLarge;
}
Library toLibrary(ComplexNumber z) { return {z.real, z.imaginary}; }
ComplexNumber fromLibrary(Library z) { return {z.real(), z.imag()}; }
// i z and z / i
ComplexNumber timesI(ComplexNumber z) { return {-z.imaginary, z.real}; }
ComplexNumber overI(ComplexNumber z) { return {z.imaginary, -z.real}; }

double halfLength(ComplexNumber z) { return std::hypot(z.real / 2, z.imaginary / 2); }

// A finite argument with an infinite result.
ComplexNumber checkRange(ComplexNumber z, MathError* error) {
  if (std::isinf(z.real) || std::isinf(z.imaginary)) *error = MathError::Range;
  return z;
}

ComplexNumber root(ComplexNumber z) {
  if (z.real == 0 && z.imaginary == 0) return {0, z.imaginary};
  double x = std::fabs(z.real), y = std::fabs(z.imaginary), s;
  if (x < DBL_MIN && y < DBL_MIN) {  // subnormal: scaled up by 2**53, the root down by 2**-27
    x = std::ldexp(x, 53);
    s = std::ldexp(std::sqrt(x + std::hypot(x, std::ldexp(y, 53))), -27);
  } else {
    x /= 8;
    s = 2 * std::sqrt(x + std::hypot(x, y / 8));
  }
  double d = y / (2 * s);
  if (z.real >= 0) return {s, std::copysign(d, z.imaginary)};
  return {d, std::copysign(s, z.imaginary)};
}

}  // namespace

ComplexNumber complexSqrt(ComplexNumber z, MathError* error) {
  *error = MathError::None;
  return isFinite(z) ? root(z) : fromLibrary(std::sqrt(toLibrary(z)));
}

// ---- exponential and logarithm

ComplexNumber complexExp(ComplexNumber z, MathError* error) {
  *error = MathError::None;
  if (!isFinite(z)) {
    bool grows = std::isfinite(z.real) || (std::isinf(z.real) && z.real > 0);
    if (std::isinf(z.imaginary) && grows) *error = MathError::Domain;
    return fromLibrary(std::exp(toLibrary(z)));
  }
  bool huge = z.real > kLogLarge;  // e taken out, so that only the product overflows
  double length = std::exp(huge ? z.real - 1 : z.real), factor = huge ? kE : 1;
  return checkRange(
      {length * std::cos(z.imaginary) * factor, length * std::sin(z.imaginary) * factor}, error);
}

ComplexNumber complexLog(ComplexNumber z, MathError* error) {
  *error = MathError::None;
  if (!isFinite(z)) return fromLibrary(std::log(toLibrary(z)));
  double x = std::fabs(z.real), y = std::fabs(z.imaginary), length;
  if (isLarge(z)) {
    length = std::log(std::hypot(x / 2, y / 2)) + kLn2;
  } else if (x < DBL_MIN && y < DBL_MIN) {
    if (x == 0 && y == 0) {
      *error = MathError::Domain;
      return {-HUGE_VAL, std::atan2(z.imaginary, z.real)};
    }
    length = std::log(std::hypot(std::ldexp(x, DBL_MANT_DIG), std::ldexp(y, DBL_MANT_DIG))) -
             DBL_MANT_DIG * kLn2;
  } else {
    double h = std::hypot(x, y);
    if (0.71 <= h && h <= 1.73) {  // near 1 the logarithm is near 0: do not cancel
      double more = std::fmax(x, y), less = std::fmin(x, y);
      length = std::log1p((more - 1) * (more + 1) + less * less) / 2;
    } else {
      length = std::log(h);
    }
  }
  return {length, std::atan2(z.imaginary, z.real)};
}

ComplexNumber complexLog10(ComplexNumber z, MathError* error) {
  constexpr double kLn10 = 2.302585092994045684;
  ComplexNumber log = complexLog(z, error);
  return {log.real / kLn10, log.imaginary / kLn10};
}

ComplexNumber complexFromPolar(double length, double angle, MathError* error) {
  *error = MathError::None;
  if (std::isfinite(length) && std::isfinite(angle)) {
    if (angle == 0) return {length, length * angle};
    return {length * std::cos(angle), length * std::sin(angle)};
  }
  if (length != 0 && !std::isnan(length) && std::isinf(angle)) *error = MathError::Domain;
  if (std::isinf(length) && std::isfinite(angle) && angle != 0) {
    double sign = length > 0 ? 1 : -1;
    return {std::copysign(HUGE_VAL, std::cos(angle)) * sign,
            std::copysign(HUGE_VAL, std::sin(angle)) * sign};
  }
  if (std::isinf(length) && angle == 0) return {length, angle};
  if (length == 0) return {0, 0};
  return {NAN, NAN};
}

// ---- hyperbolic functions; the circular ones are those of i z

ComplexNumber complexCosh(ComplexNumber z, MathError* error) {
  *error = MathError::None;
  if (!isFinite(z)) {
    if (std::isinf(z.imaginary) && !std::isnan(z.real)) *error = MathError::Domain;
    return fromLibrary(std::cosh(toLibrary(z)));
  }
  bool huge = std::fabs(z.real) > kLogLarge;
  double x = huge ? z.real - std::copysign(1.0, z.real) : z.real, factor = huge ? kE : 1;
  return checkRange({std::cos(z.imaginary) * std::cosh(x) * factor,
                     std::sin(z.imaginary) * std::sinh(x) * factor},
                    error);
}

ComplexNumber complexSinh(ComplexNumber z, MathError* error) {
  *error = MathError::None;
  if (!isFinite(z)) {
    if (std::isinf(z.imaginary) && !std::isnan(z.real)) *error = MathError::Domain;
    return fromLibrary(std::sinh(toLibrary(z)));
  }
  bool huge = std::fabs(z.real) > kLogLarge;
  double x = huge ? z.real - std::copysign(1.0, z.real) : z.real, factor = huge ? kE : 1;
  return checkRange({std::cos(z.imaginary) * std::sinh(x) * factor,
                     std::sin(z.imaginary) * std::cosh(x) * factor},
                    error);
}

ComplexNumber complexTanh(ComplexNumber z, MathError* error) {
  *error = MathError::None;
  if (!isFinite(z)) {
    if (std::isinf(z.imaginary) && std::isfinite(z.real)) *error = MathError::Domain;
    if (z.real == 0 && std::isnan(z.imaginary)) return {z.imaginary, z.imaginary};  // as C11 was
    return fromLibrary(std::tanh(toLibrary(z)));
  }
  if (std::fabs(z.real) > kLogLarge) {
    return {std::copysign(1.0, z.real),
            4 * std::sin(z.imaginary) * std::cos(z.imaginary) * std::exp(-2 * std::fabs(z.real))};
  }
  double tx = std::tanh(z.real), ty = std::tan(z.imaginary), cx = 1 / std::cosh(z.real);
  double product = tx * ty, divisor = 1 + product * product;
  return {tx * (1 + ty * ty) / divisor, ((ty / divisor) * cx) * cx};
}

ComplexNumber complexSin(ComplexNumber z, MathError* error) {
  return overI(complexSinh(timesI(z), error));
}
ComplexNumber complexCos(ComplexNumber z, MathError* error) {
  return complexCosh(timesI(z), error);
}
ComplexNumber complexTan(ComplexNumber z, MathError* error) {
  return overI(complexTanh(timesI(z), error));
}

// ---- inverse functions

ComplexNumber complexAcos(ComplexNumber z, MathError* error) {
  *error = MathError::None;
  if (!isFinite(z)) return fromLibrary(std::acos(toLibrary(z)));
  if (isLarge(z)) {
    double size = std::log(halfLength(z)) + kLn2 * 2;
    return {std::atan2(std::fabs(z.imaginary), z.real),
            z.real < 0 ? -std::copysign(size, z.imaginary) : std::copysign(size, -z.imaginary)};
  }
  ComplexNumber s = root({1 - z.real, -z.imaginary}), t = root({1 + z.real, z.imaginary});
  return {2 * std::atan2(s.real, t.real), std::asinh(t.real * s.imaginary - t.imaginary * s.real)};
}

ComplexNumber complexAcosh(ComplexNumber z, MathError* error) {
  *error = MathError::None;
  if (z.real == 0 && std::isnan(z.imaginary)) return {z.imaginary, z.imaginary};
  if (!isFinite(z)) return fromLibrary(std::acosh(toLibrary(z)));
  if (isLarge(z)) {
    return {std::log(halfLength(z)) + kLn2 * 2, std::atan2(z.imaginary, z.real)};
  }
  ComplexNumber s = root({z.real - 1, z.imaginary}), t = root({z.real + 1, z.imaginary});
  return {std::asinh(s.real * t.real + s.imaginary * t.imaginary),
          2 * std::atan2(s.imaginary, t.real)};
}

ComplexNumber complexAsinh(ComplexNumber z, MathError* error) {
  *error = MathError::None;
  if (!isFinite(z)) return fromLibrary(std::asinh(toLibrary(z)));
  if (isLarge(z)) {
    double size = std::log(halfLength(z)) + kLn2 * 2;
    return {z.imaginary >= 0 ? std::copysign(size, z.real) : -std::copysign(size, -z.real),
            std::atan2(z.imaginary, std::fabs(z.real))};
  }
  ComplexNumber s = root({1 + z.imaginary, -z.real}), t = root({1 - z.imaginary, z.real});
  return {std::asinh(s.real * t.imaginary - t.real * s.imaginary),
          std::atan2(z.imaginary, s.real * t.real - s.imaginary * t.imaginary)};
}

ComplexNumber complexAtanh(ComplexNumber z, MathError* error) {
  *error = MathError::None;
  if (!isFinite(z)) return fromLibrary(std::atanh(toLibrary(z)));
  if (std::signbit(z.real)) {  // an odd function
    ComplexNumber w = complexAtanh({-z.real, -z.imaginary}, error);
    return {-w.real, -w.imaginary};
  }
  double y = std::fabs(z.imaginary);
  if (z.real > kSqrtLarge || y > kSqrtLarge) {
    double h = halfLength(z);
    return {z.real / 4 / h / h, -std::copysign(M_PI / 2, -z.imaginary)};
  }
  if (z.real == 1 && y < kSqrtSmall) {
    if (y == 0) {
      *error = MathError::Domain;
      return {HUGE_VAL, z.imaginary};
    }
    return {-std::log(std::sqrt(y) / std::sqrt(std::hypot(y, 2.0))),
            std::copysign(std::atan2(2.0, -y) / 2, z.imaginary)};
  }
  double rest = 1 - z.real;
  return {std::log1p(4 * z.real / (rest * rest + y * y)) / 4,
          -std::atan2(-2 * z.imaginary, rest * (1 + z.real) - y * y) / 2};
}

ComplexNumber complexAsin(ComplexNumber z, MathError* error) {
  return overI(complexAsinh(timesI(z), error));
}
ComplexNumber complexAtan(ComplexNumber z, MathError* error) {
  return overI(complexAtanh(timesI(z), error));
}

}  // namespace ouro
