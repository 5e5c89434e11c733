// + - * // % / of ints of any size.

#include <cmath>

#include "runtime/types/float.h"
#include "runtime/types/int_limbs.h"

namespace ouro {

namespace {

mp_size_t signedSize(uint64_t count) { return static_cast<mp_size_t>(count); }

// |x| + |y| with the given sign.
Owned addMagnitudes(Runtime& rt, const IntView& x, const IntView& y, bool negative) {
  const IntView& large = x.count >= y.count ? x : y;
  const IntView& little = x.count >= y.count ? y : x;
  uint64_t capacity = large.count + 1;
  BigInt* big = allocateInt(rt, capacity);
  if (!big) return Owned::error();
  mp_limb_t* out = big->limbs();
  out[large.count] = little.count <= 1
                         ? mpn_add_1(out, large.limbs, signedSize(large.count), little.lowest())
                         : mpn_add(out, large.limbs, signedSize(large.count), little.limbs,
                                   signedSize(little.count));
  return finishInt(rt, big, capacity, capacity, negative);
}

// |x| - |y|, with the sign flipped if `flip`.
Owned subtractMagnitudes(Runtime& rt, const IntView& x, const IntView& y, bool flip) {
  int order = x.count != y.count ? (x.count < y.count ? -1 : 1)
              : x.count == 0     ? 0
                                 : mpn_cmp(x.limbs, y.limbs, signedSize(x.count));
  if (order == 0) return smallInt(0);
  const IntView& large = order > 0 ? x : y;
  const IntView& little = order > 0 ? y : x;
  BigInt* big = allocateInt(rt, large.count);
  if (!big) return Owned::error();
  if (little.count <= 1) {
    mpn_sub_1(big->limbs(), large.limbs, signedSize(large.count), little.lowest());
  } else {
    mpn_sub(big->limbs(), large.limbs, signedSize(large.count), little.limbs,
            signedSize(little.count));
  }
  return finishInt(rt, big, large.count, large.count, (order < 0) != flip);
}

void multiplyLimbs(mp_limb_t* out, const IntView& large, const IntView& little) {
  if (large.limbs == little.limbs) {
    mpn_sqr(out, large.limbs, signedSize(large.count));
  } else {
    mpn_mul(out, large.limbs, signedSize(large.count), little.limbs, signedSize(little.count));
  }
}

// Two limbs: what moduli and hashes beyond the word mostly have. They are worked on in registers.
using Pair = unsigned __int128;
Pair pairOf(const mp_limb_t* limbs) { return Pair{limbs[1]} << 64 | limbs[0]; }
bool isPair(Value v) { return v.isObject() && std::abs(v.as<BigInt>()->size) == 2; }

Owned multiplyPairs(Runtime& rt, const BigInt* a, const BigInt* b) {
  BigInt* big = allocateInt(rt, 4);
  if (!big) return Owned::error();
  const mp_limb_t *x = a->limbs(), *y = b->limbs();
  const Pair low = Pair{x[0]} * y[0], cross = Pair{x[0]} * y[1], other = Pair{x[1]} * y[0];
  const Pair middle = (low >> 64) + static_cast<mp_limb_t>(cross) + static_cast<mp_limb_t>(other);
  const Pair high = Pair{x[1]} * y[1] + (cross >> 64) + (other >> 64) + (middle >> 64);
  mp_limb_t* out = big->limbs();
  out[0] = static_cast<mp_limb_t>(low);
  out[1] = static_cast<mp_limb_t>(middle);
  out[2] = static_cast<mp_limb_t>(high);
  out[3] = static_cast<mp_limb_t>(high >> 64);
  return finishInt(rt, big, 4, 4, (a->size < 0) != (b->size < 0));
}

}  // namespace

Owned intAdd(Runtime& rt, Value a, Value b) {
  if (int64_t x, y; bothShort(a, b, &x, &y)) return smallInt(x + y);
  __int128 p, q;
  if (bothWide(a, b, &p, &q)) return intFromInt128(rt, p + q);
  IntView x(a), y(b);
  if (x.negative == y.negative) return addMagnitudes(rt, x, y, x.negative);
  return subtractMagnitudes(rt, x, y, x.negative);
}

Owned intSubtract(Runtime& rt, Value a, Value b) {
  if (int64_t x, y; bothShort(a, b, &x, &y)) return smallInt(x - y);
  __int128 p, q;
  if (bothWide(a, b, &p, &q)) return intFromInt128(rt, p - q);
  IntView x(a), y(b);
  if (x.negative != y.negative) return addMagnitudes(rt, x, y, x.negative);
  return subtractMagnitudes(rt, x, y, x.negative);
}

Owned intMultiply(Runtime& rt, Value a, Value b) {
  if (Value::bothSmall(a, b))
    return intFromInt128(rt, static_cast<__int128>(a.small()) * b.small());
  if (int64_t x, y; bothShort(a, b, &x, &y) && !__builtin_mul_overflow(x, y, &x))
    return newInt(rt, x);
  if (isPair(a) && isPair(b)) return multiplyPairs(rt, a.as<BigInt>(), b.as<BigInt>());
  __int128 p, q;
  if (bothWide(a, b, &p, &q) && !__builtin_mul_overflow(p, q, &p)) return intFromInt128(rt, p);
  IntView x(a), y(b);
  if (x.isZero() || y.isZero()) return smallInt(0);
  const IntView& large = x.count >= y.count ? x : y;
  const IntView& little = x.count >= y.count ? y : x;
  uint64_t capacity = large.count + little.count;
  BigInt* big = allocateInt(rt, capacity);
  if (!big) return Owned::error();
  mp_limb_t* out = big->limbs();
  if (little.count == 1) {
    out[large.count] = mpn_mul_1(out, large.limbs, signedSize(large.count), little.limbs[0]);
  } else if (!longWork(rt, capacity, [&] { multiplyLimbs(out, large, little); })) {
    return dropInt(big), Owned::error();
  }
  return finishInt(rt, big, capacity, capacity, x.negative != y.negative);
}

Owned intNegative(Runtime& rt, Value v) {
  __int128 wide;
  if (asWide(v, &wide)) return intFromInt128(rt, -wide);
  IntView x(v);
  return intFromLimbs(rt, x.limbs, x.count, !x.negative);
}

Owned intAbsolute(Runtime& rt, Value v) {
  return IntView(v).negative ? intNegative(rt, v) : intExact(rt, v);
}

// ---- division

namespace {

// Division truncates magnitudes; when the signs differ and something is left, the floor is one
// further down: quotient + 1 (of the magnitude), divisor - remainder.
struct Division {
  BigInt* quotient = nullptr;
  BigInt* remainder = nullptr;
  uint64_t quotientCount = 0, remainderCount = 0;
};

bool isZeroLimbs(const mp_limb_t* limbs, uint64_t count) {
  for (uint64_t i = 0; i < count; i++) {
    if (limbs[i] != 0) return false;
  }
  return true;
}

// Dividends of so many limbs are divided by two without being copied to memory of the heap.
constexpr uint64_t kFewLimbs = 8;
bool hasPairDivisor(const IntView& x, const IntView& y) {
  return y.count == 2 && x.count <= kFewLimbs;
}

// x / y of such: x.count - 1 limbs of quotient; gives the remainder. mpn_divrem_2() wants a divisor
// whose top bit is set, and leaves the remainder in the dividend.
Pair divideByPair(mp_limb_t* whole, const IntView& x, const IntView& y) {
  const int up = std::countl_zero(y.limbs[1]);
  const Pair divisor = pairOf(y.limbs) << up;
  const mp_limb_t limbs[2] = {static_cast<mp_limb_t>(divisor),
                              static_cast<mp_limb_t>(divisor >> 64)};
  mp_limb_t scaled[kFewLimbs + 1], below = 0;
  for (uint64_t i = 0; i < x.count; i++) {
    scaled[i] = x.limbs[i] << up | below;
    below = x.limbs[i] >> 1 >> (63 - up);
  }
  scaled[x.count] = below;
  mpn_divrem_2(whole, 0, scaled, signedSize(x.count + 1), limbs);
  return pairOf(scaled) >> up;
}

Owned remainderByPair(Runtime& rt, const IntView& x, const IntView& y) {
  mp_limb_t whole[kFewLimbs];
  Pair rest = divideByPair(whole, x, y);
  if (rest != 0 && x.negative != y.negative) rest = pairOf(y.limbs) - rest;
  BigInt* big = allocateInt(rt, 2);
  if (!big) return Owned::error();
  big->limbs()[0] = static_cast<mp_limb_t>(rest);
  big->limbs()[1] = static_cast<mp_limb_t>(rest >> 64);
  return finishInt(rt, big, 2, 2, y.negative);
}

bool divideMagnitudes(Runtime& rt, const IntView& x, const IntView& y, Division* result) {
  result->quotientCount = x.count - y.count + 1;
  result->remainderCount = y.count;
  result->quotient = allocateInt(rt, result->quotientCount + 1);
  if (!result->quotient) return false;
  result->remainder = allocateInt(rt, y.count);
  if (!result->remainder) return dropInt(result->quotient), false;
  mp_limb_t *whole = result->quotient->limbs(), *rest = result->remainder->limbs();
  const bool done = longWork(rt, x.count, [&] {
    if (y.count == 1) {
      rest[0] = mpn_divrem_1(whole, 0, x.limbs, signedSize(x.count), y.limbs[0]);
    } else if (hasPairDivisor(x, y)) {
      const Pair pair = divideByPair(whole, x, y);
      rest[0] = static_cast<mp_limb_t>(pair);
      rest[1] = static_cast<mp_limb_t>(pair >> 64);
    } else {
      mpn_tdiv_qr(whole, rest, 0, x.limbs, signedSize(x.count), y.limbs, signedSize(y.count));
    }
  });
  if (!done) {
    dropInt(result->quotient);
    dropInt(result->remainder);
    return false;
  }
  whole[result->quotientCount] = 0;
  return true;
}

template <class Int>
Int floorDivideWords(Int a, Int b) {
  Int quotient = a / b;
  return (a % b != 0 && (a < 0) != (b < 0)) ? quotient - 1 : quotient;
}
template <class Int>
Int floorRemainderWords(Int a, Int b) {
  Int rest = a % b;
  return (rest != 0 && (rest < 0) != (b < 0)) ? rest + b : rest;
}

// The dividend is smaller than the divisor in magnitude: nothing to divide.
bool divideSmaller(Runtime& rt, Value a, Value b, bool opposite, Local* quotient,
                   Local* remainder) {
  bool below = opposite && IntView(a).sign() != 0;
  if (quotient) *quotient = smallInt(below ? -1 : 0);
  if (remainder) {
    *remainder = below ? intAdd(rt, a, b) : intAdd(rt, a, Value::small(0));
    return !remainder->isError();
  }
  return true;
}

}  // namespace

bool intDivideFloor(Runtime& rt, Value a, Value b, Local* quotient, Local* remainder) {
  if (Value::bothSmall(a, b)) {
    if (quotient) *quotient = newInt(rt, floorDivideWords(a.small(), b.small()));
    if (remainder) *remainder = newInt(rt, floorRemainderWords(a.small(), b.small()));
    return !quotient || !quotient->isError();
  }
  IntView x(a), y(b);
  bool opposite = x.negative != y.negative;
  if (x.count < y.count) return divideSmaller(rt, a, b, opposite, quotient, remainder);
  Division division;
  if (!divideMagnitudes(rt, x, y, &division)) return false;
  mp_limb_t* rest = division.remainder->limbs();
  if (opposite && !isZeroLimbs(rest, y.count)) {
    mp_limb_t* whole = division.quotient->limbs();
    mpn_add_1(whole, whole, signedSize(division.quotientCount + 1), 1);
    mpn_sub_n(rest, y.limbs, rest, signedSize(y.count));
  }
  uint64_t count = division.quotientCount + 1;
  Local q = finishInt(rt, division.quotient, count, count, opposite);
  Local r = finishInt(rt, division.remainder, y.count, y.count, y.negative);
  if (q.isError() || r.isError()) return false;
  if (quotient) *quotient = q;
  if (remainder) *remainder = r;
  return true;
}

Owned intFloorDivide(Runtime& rt, Value a, Value b) {
  if (IntView(b).isZero()) {
    return raise(rt, Exc::ZeroDivisionError, "integer division or modulo by zero");
  }
  if (Value::bothSmall(a, b)) return newInt(rt, floorDivideWords(a.small(), b.small()));
  if (int64_t x, y; bothShort(a, b, &x, &y)) return smallInt(floorDivideWords(x, y));
  __int128 p, q;
  if (bothWide(a, b, &p, &q)) return intFromInt128(rt, floorDivideWords(p, q));
  Local quotient;
  if (!intDivideFloor(rt, a, b, &quotient, nullptr)) return Owned::error();
  return quotient.take();
}

Owned intRemainder(Runtime& rt, Value a, Value b) {
  if (IntView(b).isZero()) return raise(rt, Exc::ZeroDivisionError, "integer modulo by zero");
  if (Value::bothSmall(a, b)) return smallInt(floorRemainderWords(a.small(), b.small()));
  if (a.isObject() && isPair(b)) {
    const IntView x(a), y(b);
    if (x.count > 2 && hasPairDivisor(x, y)) return remainderByPair(rt, x, y);
  }
  if (int64_t x, y; bothShort(a, b, &x, &y)) return smallInt(floorRemainderWords(x, y));
  __int128 p, q;
  if (bothWide(a, b, &p, &q)) {
    if (p >= 0 && p < q) return intExact(rt, a);
    return intFromInt128(rt, floorRemainderWords(p, q));
  }
  Local remainder;
  if (!intDivideFloor(rt, a, b, nullptr, &remainder)) return Owned::error();
  return remainder.take();
}

namespace {

// |x| / |y| correctly rounded: scale so that the integer quotient has 65 or 66 bits, and let what
// is left only say whether the result lies above that quotient.
bool divideRounded(Runtime& rt, const IntView& x, const IntView& y, double* result) {
  int64_t difference = static_cast<int64_t>(x.bitLength()) - static_cast<int64_t>(y.bitLength());
  if (difference > 1024) return *result = HUGE_VAL, true;
  if (difference < -1080) return *result = 0.0, true;
  int64_t shift = 66 - difference;  // of the dividend, or (negative) of the divisor
  const IntView& shifted = shift >= 0 ? x : y;
  uint64_t words = static_cast<uint64_t>(std::abs(shift)) / 64;
  unsigned bits = static_cast<unsigned>(std::abs(shift)) % 64;
  uint64_t count = shifted.count + words + 1;
  uint64_t dividendCount = shift >= 0 ? count : x.count,
           divisorCount = shift >= 0 ? y.count : count;
  LimbBuffer scaled(rt, count), rest(rt, divisorCount), whole(rt, dividendCount + 1);
  if (!scaled.ok() || !rest.ok() || !whole.ok()) return false;
  mpn_zero(scaled.get(), signedSize(words));
  mp_limb_t carry = 0;
  if (bits == 0) {
    mpn_copyi(scaled.get() + words, shifted.limbs, signedSize(shifted.count));
  } else {
    carry = mpn_lshift(scaled.get() + words, shifted.limbs, signedSize(shifted.count), bits);
  }
  scaled[count - 1] = carry;
  if (carry == 0) (shift >= 0 ? dividendCount : divisorCount)--;
  const mp_limb_t* dividend = shift >= 0 ? scaled.get() : x.limbs;
  const mp_limb_t* divisor = shift >= 0 ? y.limbs : scaled.get();
  mpn_tdiv_qr(whole.get(), rest.get(), 0, dividend, signedSize(dividendCount), divisor,
              signedSize(divisorCount));
  bool sticky = !isZeroLimbs(rest.get(), divisorCount);
  // 66 or 67 bits: the upper limb is not 0.
  int up = std::countl_zero(whole[1]);
  uint64_t mantissa = (whole[1] << up) | (whole[0] >> (64 - up));
  sticky = sticky || (whole[0] << up) != 0;
  *result = roundToDouble(mantissa, 64 - up - shift, sticky);
  return true;
}

}  // namespace

Owned intTrueDivide(Runtime& rt, Value a, Value b) {
  IntView x(a), y(b);
  if (y.isZero()) return raise(rt, Exc::ZeroDivisionError, "division by zero");
  if (x.isZero()) return newFloat(rt, y.negative ? -0.0 : 0.0);
  double result;
  if (x.bitLength() <= 53 && y.bitLength() <= 53) {  // both exact: one rounding in the machine
    result = static_cast<double>(x.limbs[0]) / static_cast<double>(y.limbs[0]);
  } else if (!divideRounded(rt, x, y, &result)) {
    return Owned::error();
  }
  if (std::isinf(result)) {
    return raise(rt, Exc::OverflowError, "integer division result too large for a float");
  }
  return newFloat(rt, x.negative != y.negative ? -result : result);
}

}  // namespace ouro
