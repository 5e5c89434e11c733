// Powers, roots, greatest common divisors. The size of a power is known before it is computed.

#include <algorithm>
#include <bit>
#include <cmath>

#include "runtime/protocol.h"
#include "runtime/types/float.h"
#include "runtime/types/int_limbs.h"

namespace ouro {

namespace {

Owned powerOfTwo(Runtime& rt, uint64_t exponent, bool negative) {
  OURO_TRY(power, intLShift(rt, Value::small(1), Value::small(static_cast<int64_t>(exponent))));
  return negative ? intNegative(rt, power) : power.take();
}

// base ** exponent for |base| of at least 2, exponent >= 2. The bits of the result are at most
// bits(base) * exponent; if that cannot be had, it fails at once.
Owned powerOfMagnitude(Runtime& rt, const IntView& base, uint64_t exponent) {
  uint64_t bits;
  if (__builtin_mul_overflow(base.bitLength(), exponent, &bits) || bits / 64 + 2 > kMaxLimbs) {
    return raiseMemoryError(rt);
  }
  uint64_t capacity = bits / 64 + 2;
  return computeInt(rt, capacity, capacity,
                    [&](mpz_ptr power) { mpz_pow_ui(power, Look(base), exponent); });
}

// Fits a word: plain multiplication. False: it overflowed.
bool powerOfWord(int64_t base, uint64_t exponent, int64_t* result) {
  int64_t power = 1;
  for (;;) {
    if ((exponent & 1) && __builtin_mul_overflow(power, base, &power)) return false;
    exponent >>= 1;
    if (exponent == 0) break;
    if (__builtin_mul_overflow(base, base, &base)) return false;
  }
  *result = power;
  return true;
}

Owned negativePower(Runtime& rt, Value base, Value exponent) {
  bool overflow;
  double x = intToDouble(rt, base, &overflow);
  double y = overflow ? 0 : intToDouble(rt, exponent, &overflow);
  if (overflow) return raise(rt, Exc::OverflowError, "int too large to convert to float");
  return floatPower(rt, x, y);
}

}  // namespace

Owned intPower(Runtime& rt, Value a, Value b) {
  IntView base(a), exponent(b);
  if (exponent.negative) return negativePower(rt, a, b);
  if (exponent.isZero()) return smallInt(1);
  bool odd = exponent.limbs[0] & 1;
  if (base.isZero()) return smallInt(0);
  bool negative = base.negative && odd;
  if (base.count == 1 && base.limbs[0] == 1) return smallInt(negative ? -1 : 1);
  if (exponent.count > 1) return raiseMemoryError(rt);
  int64_t word, result;
  if (asWord(a, &word) && powerOfWord(word, exponent.limbs[0], &result)) return newInt(rt, result);
  if (base.isPowerOfTwo()) {
    uint64_t shift;
    if (__builtin_mul_overflow(base.bitLength() - 1, exponent.limbs[0], &shift) ||
        shift / 64 >= kMaxLimbs) {
      return raiseMemoryError(rt);
    }
    return powerOfTwo(rt, shift, negative);
  }
  return powerOfMagnitude(rt, base, exponent.limbs[0]);
}

// By squares, as long as products fit into two words.
static uint64_t powerModWord(uint64_t base, uint64_t exponent, uint64_t modulus) {
  auto times = [modulus](uint64_t x, uint64_t y) {
    if ((x | y) >> 32 == 0) return x * y % modulus;
    return static_cast<uint64_t>(static_cast<unsigned __int128>(x) * y % modulus);
  };
  uint64_t result = 1 % modulus;
  for (base %= modulus; exponent; exponent >>= 1) {
    if (exponent & 1) result = times(result, base);
    if (exponent > 1) base = times(base, base);
  }
  return result;
}

// The result has the sign of the modulus, as % gives it.
Owned intPowerMod(Runtime& rt, Value a, Value b, Value m) {
  IntView base(a), exponent(b), modulus(m);
  if (modulus.isZero()) return raise(rt, Exc::ValueError, "pow() 3rd argument cannot be 0");
  if (modulus.count == 1 && modulus.limbs[0] == 1) return smallInt(0);
  if (base.count <= 1 && modulus.count == 1 && exponent.count <= 1 && !exponent.negative) {
    const uint64_t magnitude = base.count ? base.limbs[0] : 0, n = modulus.limbs[0];
    const uint64_t e = exponent.count ? exponent.limbs[0] : 0;
    uint64_t rest = powerModWord(magnitude, e, n);
    // An odd power of a negative base is negative; what is left has the sign of the modulus.
    if (rest != 0 && base.negative && (e & 1)) rest = n - rest;
    if (rest == 0 || !modulus.negative) return newInt(rt, rest);
    return intFromInt128(rt, static_cast<__int128>(rest) - n);
  }
  const uint64_t limbs = base.count + modulus.count * std::max<uint64_t>(exponent.count, 1);
  bool isInvertible = true;
  OURO_TRY(power, computeInt(rt, modulus.count, limbs, [&](mpz_ptr result) {
             Look n(modulus), from(base);
             mpz_t magnitude;
             mpz_roinit_n(magnitude, exponent.limbs, static_cast<mp_size_t>(exponent.count));
             isInvertible = !exponent.negative || mpz_invert(result, from, n);
             if (!isInvertible) return mpz_set_ui(result, 0);
             mpz_powm(result, exponent.negative ? result : from, magnitude, n);
             if (modulus.negative && mpz_sgn(result) != 0) mpz_add(result, result, n);
           }));
  if (!isInvertible)
    return raise(rt, Exc::ValueError, "base is not invertible for the given modulus");
  return power.take();
}

// Stein's way, by shifts and subtractions, after one division for what is of different size: a
// division takes as long as several of its steps.
static uint64_t gcdOf(uint64_t u, uint64_t v) {
  if (v == 0) return u;
  if (u == 0) return v;
  u %= v;
  if (u == 0) return v;
  const int twos = std::countr_zero(u | v);
  u >>= std::countr_zero(u);
  while (v != 0) {
    v >>= std::countr_zero(v);
    const uint64_t larger = std::max(u, v);
    u = std::min(u, v);
    v = larger - u;
  }
  return u << twos;
}

Owned intGcd(Runtime& rt, Value a, Value b) {
  if (Value::bothSmall(a, b)) {
    auto magnitude = [](int64_t i) { return static_cast<uint64_t>(i < 0 ? -i : i); };
    return newInt(rt, gcdOf(magnitude(a.small()), magnitude(b.small())));
  }
  IntView x(a), y(b);
  if (x.count <= 1 && y.count <= 1)
    return newInt(rt, gcdOf(x.count ? x.limbs[0] : 0, y.count ? y.limbs[0] : 0));
  return computeInt(rt, std::max(x.count, y.count), x.count + y.count,
                    [&](mpz_ptr gcd) { mpz_gcd(gcd, Look(x), Look(y)); });
}

Owned intSqrt(Runtime& rt, Value v) {
  if (v.isSmall()) {
    int64_t square = v.small();
    auto root = static_cast<int64_t>(std::sqrt(static_cast<double>(square)));
    while (root * root > square) root--;
    while ((root + 1) * (root + 1) <= square) root++;
    return smallInt(root);
  }
  IntView view(v);
  if (view.isZero()) return smallInt(0);
  uint64_t capacity = (view.count + 1) / 2;
  BigInt* big = allocateInt(rt, capacity);
  if (!big) return Owned::error();
  if (!longWork(rt, view.count, [&] {
        mpn_sqrtrem(big->limbs(), nullptr, view.limbs, static_cast<mp_size_t>(view.count));
      }))
    return dropInt(big), Owned::error();
  return finishInt(rt, big, capacity, capacity, false);
}

// n - n mod 10**k, to the nearer neighbour; from the middle to the even one.
Owned intRound(Runtime& rt, Value v, Value digits) {
  IntView places(digits);
  if (!places.negative) return intExact(rt, v);
  // 10**k > 2 * |n|, without computing it
  if (places.count > 1 ||
      static_cast<double>(places.limbs[0]) * 3.32 > static_cast<double>(intBitLength(rt, v)) + 2) {
    return smallInt(0);
  }
  OURO_TRY(unit,
           intPower(rt, Value::small(10), Value::small(static_cast<int64_t>(places.limbs[0]))));
  Local quotient, rest;
  if (!intDivideFloor(rt, v, unit, &quotient, &rest)) return Owned::error();
  OURO_TRY(twice, intLShift(rt, rest, Value::small(1)));
  int order = intCompare(rt, twice, unit);
  bool odd = IntView(quotient).count > 0 && (IntView(quotient).limbs[0] & 1);
  OURO_TRY(below, intSubtract(rt, v, rest));
  if (order > 0 || (order == 0 && odd)) return intAdd(rt, below, unit);
  return below.take();
}

}  // namespace ouro
