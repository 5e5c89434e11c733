// math's functions of whole numbers. Results that cannot be had fail before any work is done: the
// number of bits is estimated first.

#include <cmath>

#include "runtime/error.h"
#include "runtime/protocol.h"
#include "runtime/types/int_limbs.h"
#include "stdlib/math_functions.h"

namespace ouro {

namespace {

// Can a number of so many bits be had? Asks the heap as well, so that its limit is felt.
bool canHold(Runtime& rt, double bits) {
  if (bits > static_cast<double>(kMaxLimbs) * 64) {
    (void)raiseMemoryError(rt);
    return false;
  }
  BigInt* room = allocateInt(rt, static_cast<uint64_t>(bits / 64) + 1);
  if (!room) return false;
  dropInt(room);
  return true;
}

}  // namespace

Owned factorial(Runtime& rt, Value n) {
  IntView view(n);
  if (view.negative) {
    return raise(rt, Exc::ValueError, "factorial() not defined for negative values");
  }
  int64_t count;
  if (!asWord(n, &count)) {
    return raise(rt, Exc::OverflowError,
                 "factorial() argument should not exceed 9223372036854775807");
  }
  if (count <= 20) {
    int64_t product = 1;
    for (int64_t i = 2; i <= count; i++) product *= i;
    return newInt(rt, product);
  }
  double x = static_cast<double>(count);
  const double bits = x * std::log2(x / 2.71828) + 64;
  OURO_CHECK(canHold(rt, bits));
  const auto limbs = static_cast<uint64_t>(bits / 64) + 1;
  return computeInt(rt, limbs, limbs,
                    [&](mpz_ptr result) { mpz_fac_ui(result, static_cast<unsigned long>(count)); });
}

namespace {

// n (n - 1) ... of `count` factors, halved so that large products meet large products. The depth is
// at most 63.
Owned fallingProduct(Runtime& rt, Value n, uint64_t count) {
  if (count == 1) return intExact(rt, n);
  uint64_t half = count / 2;
  OURO_TRY(left, fallingProduct(rt, n, half));
  OURO_TRY(next, intSubtract(rt, n, Value::small(static_cast<int64_t>(half))));
  OURO_TRY(right, fallingProduct(rt, next, count - half));
  OURO_CHECK(heedSignals(rt));
  return intMultiply(rt, left, right);
}

// C(n, k), k > 0, has no more bits than this: it is at most (e n / k)**k.
double binomialBits(const IntView& n, uint64_t k) {
  const auto count = static_cast<double>(k);
  return count * (static_cast<double>(n.bitLength()) - std::log2(count) + 1.45) + 64;
}

// C(n, k) by one call, for k that GMP is fast with.
Owned smallBinomial(Runtime& rt, Value n, uint64_t k) {
  IntView total(n);
  const auto limbs = static_cast<uint64_t>(binomialBits(total, k) / 64) + 1;
  return computeInt(rt, limbs, limbs, [&](mpz_ptr result) { mpz_bin_ui(result, Look(total), k); });
}

// C(n, k). From some k on it is a quotient of products, which take half the time and let signals
// in; where those would be too large, C(n, j) C(n - j, k - j) / C(k, j) with j half of k.
Owned binomial(Runtime& rt, Value n, uint64_t k) {
  constexpr uint64_t kProductsFrom = 100'000, kHalvesFrom = 1'000'000;
  if (k < kProductsFrom) return smallBinomial(rt, n, k);
  if (k < kHalvesFrom) {
    OURO_TRY(product, fallingProduct(rt, n, k));
    OURO_TRY(divisor, fallingProduct(rt, Value::small(static_cast<int64_t>(k)), k));
    return intFloorDivide(rt, product, divisor);
  }
  const uint64_t half = k / 2;
  OURO_TRY(left, binomial(rt, n, half));
  OURO_TRY(rest, intSubtract(rt, n, Value::small(static_cast<int64_t>(half))));
  OURO_TRY(right, binomial(rt, rest, k - half));
  OURO_TRY(product, intMultiply(rt, left, right));
  OURO_TRY(divisor, binomial(rt, Value::small(static_cast<int64_t>(k)), half));
  return intFloorDivide(rt, product, divisor);
}

}  // namespace

Owned combinations(Runtime& rt, Value n, Value k) {
  if (IntView(n).negative) {
    return raise(rt, Exc::ValueError, "n must be a non-negative integer");
  }
  if (IntView(k).negative) {
    return raise(rt, Exc::ValueError, "k must be a non-negative integer");
  }
  OURO_TRY(other, intSubtract(rt, n, k));
  if (IntView(other).negative) return smallInt(0);
  Value fewer = intCompare(rt, other, k) < 0 ? other.get() : k;
  int64_t count;
  if (!asWord(fewer, &count)) {
    return raise(rt, Exc::OverflowError, "min(n - k, k) must not exceed 9223372036854775807");
  }
  if (count == 0) return smallInt(1);
  int64_t whole;
  if (asWord(n, &whole)) {  // while all products fit a word
    uint64_t product = 1, factor = static_cast<uint64_t>(whole - count);
    int64_t i = 1;
    for (uint64_t more; i <= count && !__builtin_mul_overflow(product, ++factor, &more); i++)
      product = more / static_cast<uint64_t>(i);
    if (i > count) return newInt(rt, product);
  }
  OURO_CHECK(canHold(rt, binomialBits(IntView(n), static_cast<uint64_t>(count))));
  return binomial(rt, n, static_cast<uint64_t>(count));
}

Owned permutations(Runtime& rt, Value n, Value k) {
  IntView total(n);
  if (total.negative) return raise(rt, Exc::ValueError, "n must be a non-negative integer");
  if (IntView(k).negative) {
    return raise(rt, Exc::ValueError, "k must be a non-negative integer");
  }
  if (intCompare(rt, n, k) < 0) return smallInt(0);
  int64_t count;
  if (!asWord(k, &count)) {
    return raise(rt, Exc::OverflowError, "k must not exceed 9223372036854775807");
  }
  if (count == 0) return smallInt(1);
  if (n.isSmall()) {  // while the product fits a word
    int64_t product = 1, factor = n.small(), left = count;
    while (left > 0 && !__builtin_mul_overflow(product, factor, &product)) factor--, left--;
    if (left == 0) return newInt(rt, product);
  }
  // about n**k / e**k when k is near n; never more than n**k
  double bits =
      static_cast<double>(count) * std::max(1.0, static_cast<double>(total.bitLength()) - 2.45);
  OURO_CHECK(canHold(rt, bits));
  return fallingProduct(rt, n, static_cast<uint64_t>(count));
}

Owned leastCommonMultiple(Runtime& rt, Value n, Value m) {
  if (IntView(n).isZero() || IntView(m).isZero()) return smallInt(0);
  OURO_TRY(divisor, intGcd(rt, n, m));
  int64_t product64;
  if (Value::bothSmall(n, m) && divisor.get().isSmall() &&
      !__builtin_mul_overflow(n.small() / divisor.get().small(), m.small(), &product64) &&
      product64 != INT64_MIN)
    return newInt(rt, std::abs(product64));
  OURO_TRY(part, intFloorDivide(rt, n, divisor));
  OURO_TRY(product, intMultiply(rt, part, m));
  return intAbsolute(rt, product);
}

}  // namespace ouro
