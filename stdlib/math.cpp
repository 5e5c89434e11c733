// The module math.

#include <math.h>

#include <climits>
#include <limits>

#include <vector>

#include "runtime/arith.h"
#include "runtime/protocol.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/int_limbs.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/math_functions.h"

namespace ouro {

namespace {

Owned raiseDomain(Runtime& rt) { return raise(rt, Exc::ValueError, "math domain error"); }
Owned raiseRange(Runtime& rt) { return raise(rt, Exc::OverflowError, "math range error"); }

Owned resultOf(Runtime& rt, double d, MathError error) {
  if (error == MathError::None) return newFloat(rt, d);
  return error == MathError::Domain ? raiseDomain(rt) : raiseRange(rt);
}

// ---- functions of one double

using Function = double (*)(double);
using CheckedFunction = double (*)(double, MathError*);

// A nan out of a number is a domain error; so is an infinity, where the function cannot overflow.
template <Function function, bool canOverflow>
Owned unary(Runtime& rt, Value, Args args) {
  double x;
  OURO_CHECK(asDouble(rt, args[0], &x));
  double result = function(x);
  if (isnan(result) && !isnan(x)) return raiseDomain(rt);
  if (isinf(result) && isfinite(x)) return canOverflow ? raiseRange(rt) : raiseDomain(rt);
  return newFloat(rt, result);
}

template <CheckedFunction function>
Owned checkedUnary(Runtime& rt, Value, Args args) {
  double x;
  OURO_CHECK(asDouble(rt, args[0], &x));
  MathError error;
  double result = function(x, &error);
  return resultOf(rt, result, error);
}

double degreesOf(double x) { return x * (180.0 / M_PI); }
double radiansOf(double x) { return x * (M_PI / 180.0); }

double spacingOf(double x) {
  if (isnan(x)) return x;
  x = fabs(x);
  if (isinf(x)) return x;
  double next = nextafter(x, INFINITY);
  return isinf(next) ? x - nextafter(x, -INFINITY) : next - x;
}

// Functions that never fail, whatever comes out.
template <Function function>
Owned plain(Runtime& rt, Value, Args args) {
  double x;
  OURO_CHECK(asDouble(rt, args[0], &x));
  return newFloat(rt, function(x));
}

// ---- logarithms

// An int too large for a double: log(fraction) + log(2) * exponent.
template <CheckedFunction function>
Owned logarithm(Runtime& rt, Value v) {
  double x;
  MathError error;
  if (!isInt(rt, v)) {
    OURO_CHECK(asDouble(rt, v, &x));
    x = function(x, &error);
    return resultOf(rt, x, error);
  }
  if (intSign(rt, v) <= 0) return raiseDomain(rt);
  bool overflow;
  x = intToDouble(rt, v, &overflow);
  if (!overflow) return newFloat(rt, function(x, &error));
  int64_t exponent;
  x = intFraction(v, &exponent);
  return newFloat(rt, function(x, &error) + function(2.0, &error) * static_cast<double>(exponent));
}

Owned math_log(Runtime& rt, Value, Args args) {
  auto given = args.from(0);
  if (given.empty() || given.size() > 2) {
    return raise(rt, Exc::TypeError, "math.log requires 1 to 2 arguments");
  }
  OURO_TRY(number, logarithm<naturalLog>(rt, given[0]));
  if (given.size() == 1) return number.take();
  OURO_TRY(base, logarithm<naturalLog>(rt, given[1]));
  return arithTrueDivide(rt, number, base);
}
Owned math_log2(Runtime& rt, Value, Args args) { return logarithm<binaryLog>(rt, args[0]); }
Owned math_log10(Runtime& rt, Value, Args args) { return logarithm<decimalLog>(rt, args[0]); }

// ---- functions of two doubles

bool asDoubles(Runtime& rt, Args args, double* x, double* y) {
  return asDouble(rt, args[0], x) && asDouble(rt, args[1], y);
}

Owned math_atan2(Runtime& rt, Value, Args args) {
  double y, x;
  OURO_CHECK(asDoubles(rt, args, &y, &x));
  return newFloat(rt, atan2(y, x));
}

Owned math_copysign(Runtime& rt, Value, Args args) {
  double x, y;
  OURO_CHECK(asDoubles(rt, args, &x, &y));
  return newFloat(rt, copysign(x, y));
}

Owned math_nextafter(Runtime& rt, Value, Args args) {
  double x, y;
  OURO_CHECK(asDoubles(rt, args, &x, &y));
  return newFloat(rt, nextafter(x, y));
}

Owned math_fmod(Runtime& rt, Value, Args args) {
  double x, y;
  OURO_CHECK(asDoubles(rt, args, &x, &y));
  if (isinf(y) && isfinite(x)) return newFloat(rt, x);
  double result = fmod(x, y);
  if (isnan(result) && !isnan(x) && !isnan(y)) return raiseDomain(rt);
  return newFloat(rt, result);
}

Owned math_remainder(Runtime& rt, Value, Args args) {
  double x, y;
  OURO_CHECK(asDoubles(rt, args, &x, &y));
  double result = remainder(x, y);
  if (isnan(result) && !isnan(x) && !isnan(y)) return raiseDomain(rt);
  return newFloat(rt, result);
}

Owned math_pow(Runtime& rt, Value, Args args) {
  double x, y;
  OURO_CHECK(asDoubles(rt, args, &x, &y));
  double result = pow(x, y);
  if (isfinite(x) && isfinite(y) && !isfinite(result)) {
    return isnan(result) || x == 0 ? raiseDomain(rt) : raiseRange(rt);
  }
  return newFloat(rt, result);
}

// ---- taking floats apart

Owned math_frexp(Runtime& rt, Value, Args args) {
  double x;
  OURO_CHECK(asDouble(rt, args[0], &x));
  int exponent = 0;
  if (isfinite(x)) x = frexp(x, &exponent);
  OURO_TRY(fraction, newFloat(rt, x));
  return newTuple(rt, {fraction, Value::small(exponent)});
}

Owned math_ldexp(Runtime& rt, Value, Args args) {
  double x;
  OURO_CHECK(asDouble(rt, args[0], &x));
  if (!isInt(rt, args[1])) {
    return raise(rt, Exc::TypeError, "Expected an int as second argument to ldexp.");
  }
  int64_t exponent;
  if (!intFits(rt, args[1], &exponent)) {
    exponent = intIsNegative(rt, args[1]) ? INT64_MIN : INT64_MAX;
  }
  if (x == 0 || !isfinite(x)) return newFloat(rt, x);
  if (exponent > INT_MAX) return raiseRange(rt);
  double result = exponent < INT_MIN ? copysign(0.0, x) : ldexp(x, static_cast<int>(exponent));
  return isinf(result) ? raiseRange(rt) : newFloat(rt, result);
}

Owned math_modf(Runtime& rt, Value, Args args) {
  double x, whole;
  OURO_CHECK(asDouble(rt, args[0], &x));
  double rest = modf(x, &whole);
  OURO_TRY(fraction, newFloat(rt, rest));
  OURO_TRY(integer, newFloat(rt, whole));
  return newTuple(rt, {fraction, integer});
}

Owned math_isfinite(Runtime& rt, Value, Args args) {
  double x;
  OURO_CHECK(asDouble(rt, args[0], &x));
  return Owned::boolean(isfinite(x));
}
Owned math_isinf(Runtime& rt, Value, Args args) {
  double x;
  OURO_CHECK(asDouble(rt, args[0], &x));
  return Owned::boolean(isinf(x));
}
Owned math_isnan(Runtime& rt, Value, Args args) {
  double x;
  OURO_CHECK(asDouble(rt, args[0], &x));
  return Owned::boolean(isnan(x));
}

Owned math_isclose(Runtime& rt, Value, Args args) {
  double a, b, relative = 1e-9, absolute = 0;
  OURO_CHECK(asDoubles(rt, args, &a, &b));
  if (args.has(2)) OURO_CHECK(asDouble(rt, args[2], &relative));
  if (args.has(3)) OURO_CHECK(asDouble(rt, args[3], &absolute));
  if (relative < 0 || absolute < 0) {
    return raise(rt, Exc::ValueError, "tolerances must be non-negative");
  }
  if (a == b) return Owned::boolean(true);
  if (isinf(a) || isinf(b)) return Owned::boolean(false);
  double difference = fabs(b - a);
  return Owned::boolean(difference <= fabs(relative * b) || difference <= fabs(relative * a) ||
                        difference <= absolute);
}

// ---- rounding to ints: the type's own method first

template <Function function>
Owned rounded(Runtime& rt, Value v, Str* method) {
  if (v.isFlonum()) return newIntFromDouble(rt, function(v.flonum()));
  if (v.isSmall()) return Owned::adopt(v);
  if (!(v.isObject() && typeOf(rt, v) == rt.type(TypeId::Float))) {
    OURO_TRY(result, callSpecial(rt, v, method));
    if (!result.isNotFound()) return result.take();
  }
  double x;
  OURO_CHECK(asDouble(rt, v, &x));
  return newIntFromDouble(rt, function(x));
}

Owned math_floor(Runtime& rt, Value, Args args) {
  return rounded<floor>(rt, args[0], rt.names.floor);
}
Owned math_ceil(Runtime& rt, Value, Args args) { return rounded<ceil>(rt, args[0], rt.names.ceil); }

Owned math_trunc(Runtime& rt, Value, Args args) {
  if (args[0].isFlonum()) return newIntFromDouble(rt, args[0].flonum());
  OURO_TRY(result, callSpecial(rt, args[0], rt.names.trunc));
  if (!result.isNotFound()) return result.take();
  return raise(rt, Exc::TypeError, "type {} doesn't define __trunc__ method",
               typeName(rt, args[0]));
}

// ---- sums and products

// Shewchuk's sum: partials that do not overlap hold the exact sum so far. There are never more
// than about 40: each is at least 2**53 times smaller than the next.
class ExactSum {
 public:
  ExactSum() = default;
  ExactSum(const ExactSum&) = delete;
  ExactSum& operator=(const ExactSum&) = delete;

  // False: the sum overflowed on the way.
  bool add(double x) {
    double original = x;
    int kept = 0;
    for (int i = 0; i < count_; i++) {
      double y = partials_[i];
      if (fabs(x) < fabs(y)) {
        double swap = x;
        x = y;
        y = swap;
      }
      volatile double high = x + y, back = high - x;
      double low = y - back;
      if (low != 0) partials_[kept++] = low;
      x = high;
    }
    count_ = kept;
    if (x == 0) return true;
    if (isfinite(x)) {
      push(x);
      return true;
    }
    if (isfinite(original)) return false;
    if (isinf(original)) infinities_ += original;
    specials_ += original;
    hasSpecial_ = true;
    count_ = 0;
    return true;
  }
  bool hasSpecial() const { return hasSpecial_; }
  bool isUndefined() const { return isnan(infinities_); }  // -inf + inf
  double special() const { return specials_; }
  // Correctly rounded, half to even.
  double total() const {
    if (count_ == 0) return 0.0;
    int n = count_ - 1;
    volatile double high = partials_[n];
    double low = 0;
    while (n > 0) {
      double x = high, y = partials_[--n];
      high = x + y;
      volatile double back = high - x;
      low = y - back;
      if (low != 0) break;
    }
    // Exactly half way: what lies further down decides.
    if (n > 0 && ((low < 0 && partials_[n - 1] < 0) || (low > 0 && partials_[n - 1] > 0))) {
      double y = low * 2.0;
      volatile double x = high + y, back = x - high;
      if (y == back) high = x;
    }
    return high;
  }

 private:
  static constexpr int kFew = 32;

  void push(double partial) {
    if (count_ == capacity_) {
      std::vector<double> more(partials_, partials_ + count_);
      capacity_ *= 2;
      more.resize(static_cast<size_t>(capacity_));
      many_ = std::move(more);
      partials_ = many_.data();
    }
    partials_[count_++] = partial;
  }

  double few_[kFew];
  std::vector<double> many_;  // instead, when they are more
  double* partials_ = few_;
  int count_ = 0, capacity_ = kFew;
  double specials_ = 0, infinities_ = 0;
  bool hasSpecial_ = false;
};

Owned math_fsum(Runtime& rt, Value, Args args) {
  ExactSum sum;
  bool done = forEach(rt, args[0], [&](Value item) {
    double x;
    if (!asDouble(rt, item, &x)) return false;
    return sum.add(x) || fail(rt, Exc::OverflowError, "intermediate overflow in fsum");
  });
  OURO_CHECK(done);
  if (!sum.hasSpecial()) return newFloat(rt, sum.total());
  if (sum.isUndefined()) return raise(rt, Exc::ValueError, "-inf + inf in fsum");
  return newFloat(rt, sum.special());
}

Owned math_prod(Runtime& rt, Value, Args args) {
  Local product = Owned::share(args.has(1) ? args[1] : Value::small(1));
  bool done = forEach(rt, args[0], [&](Value item) {
    if (Value::bothFlonum(product, item)) {
      product = newFloat(rt, product.get().flonum() * item.flonum());
      return !product.isError();
    }
    product = arithMultiply(rt, product, item);
    return !product.isError();
  });
  OURO_CHECK(done);
  return product.take();
}

// Absolute values of coordinates, on the stack when there are few.
class Coordinates {
 public:
  Coordinates(Runtime& rt, size_t count) : count_(count), values_(few_) {
    if (count > kFew) {
      values_ = static_cast<double*>(allocateBuffer(rt, count * sizeof(double)));
    }
  }
  ~Coordinates() {
    if (values_ != few_) freeBuffer(values_, count_ * sizeof(double));
  }
  Coordinates(const Coordinates&) = delete;
  Coordinates& operator=(const Coordinates&) = delete;
  bool ok() const { return values_ != nullptr; }
  double& operator[](size_t i) { return values_[i]; }
  double length() const { return vectorLength({values_, count_}); }

 private:
  static constexpr size_t kFew = 20;
  size_t count_;
  double few_[kFew];
  double* values_;
};

// Most are floats in the word.
[[gnu::always_inline]] inline bool coordinate(Runtime& rt, Value v, double* d) {
  if (!v.isFlonum()) return asDouble(rt, v, d);
  *d = v.flonum();
  return true;
}

Owned math_hypot(Runtime& rt, Value, Args args) {
  auto given = args.from(0);
  Coordinates coordinates(rt, given.size());
  if (!coordinates.ok()) return Owned::error();
  for (size_t i = 0; i < given.size(); i++) {
    double x;
    OURO_CHECK(coordinate(rt, given[i], &x));
    coordinates[i] = fabs(x);
  }
  return newFloat(rt, coordinates.length());
}

Owned math_dist(Runtime& rt, Value, Args args) {
  OURO_TRY(first, tupleFrom(rt, args[0]));
  OURO_TRY(second, tupleFrom(rt, args[1]));
  Tuple *p = first.as<Tuple>(), *q = second.as<Tuple>();
  if (p->length != q->length) {
    return raise(rt, Exc::ValueError, "both points must have the same number of dimensions");
  }
  Coordinates coordinates(rt, p->length);
  if (!coordinates.ok()) return Owned::error();
  for (size_t i = 0; i < p->length; i++) {
    double x, y;
    OURO_CHECK(coordinate(rt, (*p)[i], &x));
    OURO_CHECK(coordinate(rt, (*q)[i], &y) && heedSignals(rt));
    coordinates[i] = fabs(x - y);
  }
  return newFloat(rt, coordinates.length());
}

// ---- whole numbers

Owned math_factorial(Runtime& rt, Value, Args args) {
  OURO_TRY(n, index(rt, args[0]));
  return factorial(rt, n);
}

Owned math_comb(Runtime& rt, Value, Args args) {
  if (Value::bothSmall(args[0], args[1])) {
    int64_t n = args[0].small(), k = args[1].small();
    if (k >= 0 && k <= n && n <= 61) {  // so that all products fit
      int64_t ways = 1;
      k = std::min(k, n - k);
      for (int64_t i = 1; i <= k; i++) ways = ways * (n - k + i) / i;
      return smallInt(ways);
    }
  }
  OURO_TRY(n, index(rt, args[0]));
  OURO_TRY(k, index(rt, args[1]));
  return combinations(rt, n, k);
}

Owned math_perm(Runtime& rt, Value, Args args) {
  OURO_TRY(n, index(rt, args[0]));
  if (!args.has(1) || args[1].isNone()) return factorial(rt, n);
  OURO_TRY(k, index(rt, args[1]));
  return permutations(rt, n, k);
}

Owned math_isqrt(Runtime& rt, Value, Args args) {
  OURO_TRY(n, index(rt, args[0]));
  if (intIsNegative(rt, n)) {
    return raise(rt, Exc::ValueError, "isqrt() argument must be nonnegative");
  }
  return intSqrt(rt, n);
}

template <Owned (*combine)(Runtime&, Value, Value)>
[[gnu::noinline]] Owned combineMany(Runtime& rt, std::span<const Value> given, Owned start) {
  Local result = start;
  if (given.size() >= 2 && Value::bothSmall(given[0], given[1])) {
    result = combine(rt, given[0], given[1]);
    given = given.subspan(2);
  }
  for (Value v : given) {
    if (result.isError()) return Owned::error();
    OURO_TRY(n, v.isSmall() ? Owned::adopt(v) : index(rt, v));
    result = combine(rt, result, n);
  }
  return result.take();
}
// What `combine` makes of all of them, which are mostly two, and ints in the word.
template <Owned (*combine)(Runtime&, Value, Value)>
[[gnu::always_inline]] inline Owned combineAll(Runtime& rt, std::span<const Value> given,
                                               Owned start) {
  if (given.size() == 2 && Value::bothSmall(given[0], given[1]))
    return combine(rt, given[0], given[1]);
  return combineMany<combine>(rt, given, start);
}

Owned math_gcd(Runtime& rt, Value, Args args) {
  return combineAll<intGcd>(rt, args.from(0), smallInt(0));
}
Owned math_lcm(Runtime& rt, Value, Args args) {
  return combineAll<leastCommonMultiple>(rt, args.from(0), smallInt(1));
}

constexpr MethodDef kFunctions[] = {
    {"acos", unary<acos, false>, "x, /", "Arc cosine in radians."},
    {"acosh", unary<acosh, false>, "x, /", "Inverse hyperbolic cosine."},
    {"asin", unary<asin, false>, "x, /", "Arc sine in radians."},
    {"asinh", unary<asinh, false>, "x, /", "Inverse hyperbolic sine."},
    {"atan", unary<atan, false>, "x, /", "Arc tangent in radians."},
    {"atan2", math_atan2, "y, x, /", "Arc tangent of y/x, in the right quadrant."},
    {"atanh", unary<atanh, false>, "x, /", "Inverse hyperbolic tangent."},
    {"cbrt", unary<cbrt, false>, "x, /", "Cube root."},
    {"ceil", math_ceil, "x, /", "The smallest int that is not smaller."},
    {"comb", math_comb, "n, k, /", "Ways to choose k of n without order."},
    {"copysign", math_copysign, "x, y, /", "The magnitude of x with the sign of y."},
    {"cos", unary<cos, false>, "x, /", "Cosine of radians."},
    {"cosh", unary<cosh, true>, "x, /", "Hyperbolic cosine."},
    {"degrees", plain<degreesOf>, "x, /", "Radians to degrees."},
    {"dist", math_dist, "p, q, /", "Euclidean distance of two points."},
    {"erf", plain<erf>, "x, /", "Error function."},
    {"erfc", plain<erfc>, "x, /", "Complementary error function."},
    {"exp", unary<exp, true>, "x, /", "e to the power of x."},
    {"exp2", unary<exp2, true>, "x, /", "2 to the power of x."},
    {"expm1", unary<expm1, true>, "x, /", "exp(x) - 1, exact for small x."},
    {"fabs", plain<fabs>, "x, /", "Absolute value as a float."},
    {"factorial", math_factorial, "n, /", "n!"},
    {"floor", math_floor, "x, /", "The largest int that is not larger."},
    {"fmod", math_fmod, "x, y, /", "Remainder with the sign of x, as C has it."},
    {"frexp", math_frexp, "x, /", "Mantissa and exponent: x = m * 2**e."},
    {"fsum", math_fsum, "seq, /", "Sum without loss."},
    {"gamma", checkedUnary<gammaFunction>, "x, /", "Gamma function."},
    {"gcd", math_gcd, "*integers", "Greatest common divisor."},
    {"hypot", math_hypot, "*coordinates", "Euclidean length of a vector."},
    {"isclose", math_isclose, "a, b, *, rel_tol=1e-09, abs_tol=0.0", "Are two numbers near?"},
    {"isfinite", math_isfinite, "x, /", "Is it neither infinite nor a nan?"},
    {"isinf", math_isinf, "x, /", "Is it infinite?"},
    {"isnan", math_isnan, "x, /", "Is it a nan?"},
    {"isqrt", math_isqrt, "n, /", "Floor of the square root of an int."},
    {"lcm", math_lcm, "*integers", "Least common multiple."},
    {"ldexp", math_ldexp, "x, i, /", "x * 2**i."},
    {"lgamma", checkedUnary<logGamma>, "x, /", "Logarithm of the gamma function's magnitude."},
    {"log", math_log, "*args", "Logarithm, natural or in the given base."},
    {"log10", math_log10, "x, /", "Logarithm in base 10."},
    {"log1p", unary<log1p, false>, "x, /", "log(1 + x), exact for small x."},
    {"log2", math_log2, "x, /", "Logarithm in base 2."},
    {"modf", math_modf, "x, /", "Fraction and whole part as floats."},
    {"nextafter", math_nextafter, "x, y, /", "The float after x in the direction of y."},
    {"perm", math_perm, "n, k=None, /", "Ways to choose k of n with order."},
    {"pow", math_pow, "x, y, /", "x to the power of y, as floats."},
    {"prod", math_prod, "iterable, /, *, start=1", "Product of the items."},
    {"radians", plain<radiansOf>, "x, /", "Degrees to radians."},
    {"remainder", math_remainder, "x, y, /", "x - n*y with n the nearest int to x/y."},
    {"sin", unary<sin, false>, "x, /", "Sine of radians."},
    {"sinh", unary<sinh, true>, "x, /", "Hyperbolic sine."},
    {"sqrt", unary<sqrt, false>, "x, /", "Square root."},
    {"tan", unary<tan, false>, "x, /", "Tangent of radians."},
    {"tanh", unary<tanh, false>, "x, /", "Hyperbolic tangent."},
    {"trunc", math_trunc, "x, /", "The int toward zero."},
    {"ulp", plain<spacingOf>, "x, /", "Value of the last bit."},
};

bool addConstants(Runtime& rt, Module* module) {
  return moduleAdd(rt, module, "pi", newFloat(rt, M_PI)) &&
         moduleAdd(rt, module, "e", newFloat(rt, M_E)) &&
         moduleAdd(rt, module, "tau", newFloat(rt, 2 * M_PI)) &&
         moduleAdd(rt, module, "inf", newFloat(rt, INFINITY)) &&
         moduleAdd(rt, module, "nan", newFloat(rt, NAN));
}

}  // namespace

extern const ModuleDef mathModule;
const ModuleDef mathModule = {
    .name = "math",
    .doc = "Mathematical functions of real numbers, as the C standard defines them.",
    .functions = kFunctions,
    .exec = addConstants,
};

}  // namespace ouro
