// The gamma function, logarithms and the length of a vector, computed as CPython computes them (the
// C library's last digit differs).

#include <cmath>
#include <limits>

#include "stdlib/math_functions.h"

namespace ouro {

namespace {

constexpr double kPi = 3.141592653589793238462643383279502884;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

// ---- gamma
//
// Lanczos' approximation: gamma(x) = ((x + g - 0.5) / e) ** (x - 0.5) / e**g * L(x), where L is a
// quotient of two polynomials. g and the coefficients are those of Boost's set for doubles
// (N = 13, g = 6.024680040776729583740234375).

constexpr double kLanczosG = 6.024680040776729583740234375;
constexpr double kLanczosGMinusHalf = 5.524680040776729583740234375;
constexpr int kLanczosTerms = 13;
constexpr double kNumerator[kLanczosTerms] = {23531376880.410759688572007674451636754734846804940,
                                              42919803642.649098768957899047001988850926355848959,
                                              35711959237.355668049440185451547166705960488635843,
                                              17921034426.037209699919755754458931112671403265390,
                                              6039542586.3520280050642916443072979210699388420708,
                                              1439720407.3117216736632230727949123939715485786372,
                                              248874557.86205415651146038641322942321632125127801,
                                              31426415.585400194380614231628318205362874684987640,
                                              2876370.6289353724412254090516208496135991145378768,
                                              186056.26539522349504029498971604569928220784236328,
                                              8071.6720023658162106380029022722506138218516325024,
                                              210.82427775157934587250973392071336271166969580291,
                                              2.5066282746310002701649081771338373386264310793408};
// x (x + 1) ... (x + 11)
constexpr double kDenominator[kLanczosTerms] = {
    0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
    2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0};

double lanczosSum(double x) {
  double over = 0.0, under = 0.0;
  if (x < 5.0) {
    for (int i = kLanczosTerms; --i >= 0;) {
      over = over * x + kNumerator[i];
      under = under * x + kDenominator[i];
    }
  } else {  // in powers of 1/x, so that nothing overflows
    for (int i = 0; i < kLanczosTerms; i++) {
      over = over / x + kNumerator[i];
      under = under / x + kDenominator[i];
    }
  }
  return over / under;
}

// sin(pi * x), exact at the zeros.
double sinOfPi(double x) {
  double y = std::fmod(std::fabs(x), 2.0), result;
  switch (static_cast<int>(std::round(2.0 * y))) {
    case 0: result = std::sin(kPi * y); break;
    case 1: result = std::cos(kPi * (y - 0.5)); break;
    case 2: result = std::sin(kPi * (1.0 - y)); break;  // not -sin(pi*(y-1)): the zero's sign
    case 3: result = -std::cos(kPi * (y - 1.5)); break;
    default: result = std::sin(kPi * (y - 2.0)); break;
  }
  return std::copysign(1.0, x) * result;
}

// factorials that a double holds exactly
double smallGamma(int n) {
  double result = 1;
  for (int i = 2; i < n; i++) result *= i;
  return result;
}

double lanczosGamma(double x) {
  double size = std::fabs(x), y = size + kLanczosGMinusHalf;
  // what rounding took away from y, to correct the result by
  double lost =
      size > kLanczosGMinusHalf ? (y - size) - kLanczosGMinusHalf : (y - kLanczosGMinusHalf) - size;
  double correction = lost * kLanczosG / y;
  bool large = size >= 140.0;  // the power must be taken in two halves
  double power = large ? std::pow(y, size / 2.0 - 0.25) : std::pow(y, size - 0.5);
  double result;
  if (x < 0) {
    result = -kPi / sinOfPi(size) / size * std::exp(y) / lanczosSum(size);
    result -= correction * result;
    result /= power;
    return large ? result / power : result;
  }
  result = lanczosSum(size) / std::exp(y);
  result += correction * result;
  result *= power;
  return large ? result * power : result;
}

}  // namespace

double gammaFunction(double x, MathError* error) {
  *error = MathError::None;
  if (!std::isfinite(x)) {
    if (std::isnan(x) || x > 0) return x;
    *error = MathError::Domain;
    return NAN;
  }
  if (x == 0) {
    *error = MathError::Domain;
    return std::copysign(kInfinity, x);
  }
  if (x == std::floor(x)) {
    if (x < 0) {
      *error = MathError::Domain;
      return NAN;
    }
    if (x <= 23) return smallGamma(static_cast<int>(x));
  }
  double size = std::fabs(x), result;
  if (size < 1e-20) {
    result = 1.0 / x;
  } else if (size > 200.0) {
    result = x < 0 ? 0.0 / sinOfPi(x) : kInfinity;
  } else {
    result = lanczosGamma(x);
  }
  if (std::isinf(result)) *error = MathError::Range;
  return result;
}

double logGamma(double x, MathError* error) {
  *error = MathError::None;
  if (!std::isfinite(x)) return std::isnan(x) ? x : kInfinity;
  if (x == std::floor(x) && x <= 2.0) {
    if (x > 0) return 0.0;
    *error = MathError::Domain;
    return kInfinity;
  }
  double size = std::fabs(x);
  if (size < 1e-20) return -std::log(size);
  double result = std::log(lanczosSum(size)) - kLanczosG;
  result += (size - 0.5) * (std::log(size + kLanczosG - 0.5) - 1);
  if (x < 0) {  // the reflection formula
    constexpr double kLogPi = 1.144729885849400174143427351353058711647;
    result = kLogPi - std::log(std::fabs(sinOfPi(size))) - std::log(size) - result;
  }
  if (std::isinf(result)) *error = MathError::Range;
  return result;
}

// ---- logarithms

namespace {

template <double (*Function)(double)>
double logarithm(double x, MathError* error) {
  *error = MathError::None;
  if (x > 0 || std::isnan(x)) return std::isfinite(x) ? Function(x) : x;
  *error = MathError::Domain;
  return x == 0 ? -kInfinity : NAN;
}

double logOf(double x) { return std::log(x); }
double log2Of(double x) { return std::log2(x); }
double log10Of(double x) { return std::log10(x); }

}  // namespace

double naturalLog(double x, MathError* error) { return logarithm<logOf>(x, error); }
double binaryLog(double x, MathError* error) { return logarithm<log2Of>(x, error); }
double decimalLog(double x, MathError* error) { return logarithm<log10Of>(x, error); }

// ---- length of a vector

namespace {

// A running sum in four parts: each addition's rounding error is kept. Starts at 1 so that the sum
// is larger than any addend and the error can be read off by subtraction.
struct CarefulSum {
  double sum = 1.0, error1 = 0, error2 = 0, error3 = 0;

  void add(double x, double* error) {
    double old = sum;
    sum += x;
    *error += (old - sum) + x;
  }
  // Adds sign * x * x, x split in two halves whose products are exact (Veltkamp, Dekker).
  void addSquare(double x, double sign) {
    constexpr double kSplit = 134217729.0;  // 2**27 + 1
    double t = x * kSplit, high = t - (t - x), low = x - high;
    add(sign * high * high, &error1);
    add(sign * 2.0 * high * low, &error2);
    add(sign * low * low, &error3);
  }
  double total() const { return sum - 1.0 + (error1 + error2 + error3); }
};

}  // namespace

double vectorLength(std::span<const double> parts) {
  double largest = 0;
  bool isNan = false;
  for (double part : parts) {
    isNan = isNan || std::isnan(part);
    if (part > largest) largest = part;
  }
  if (std::isinf(largest)) return largest;
  if (isNan) return NAN;
  if (largest == 0 || parts.size() <= 1) return largest;
  int exponent;
  std::frexp(largest, &exponent);
  if (exponent < -1023) {  // the scale would overflow: divide instead
    CarefulSum sum;
    for (double part : parts) {
      double x = part / largest;
      sum.add(x * x, &sum.error1);
    }
    return largest * std::sqrt(sum.sum - 1.0 + sum.error1);
  }
  double scale = std::ldexp(1.0, -exponent);
  CarefulSum sum;
  for (double part : parts) sum.addSquare(part * scale, 1.0);
  double root = std::sqrt(sum.total());
  sum.addSquare(root, -1.0);  // one step of Newton's, on what is left
  return (root + sum.total() / (2.0 * root)) / scale;
}

}  // namespace ouro
