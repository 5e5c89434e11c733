// Making ints, taking them apart, comparing and hashing them.

#include "runtime/types/int.h"

#include <cmath>
#include <cstring>

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/int_limbs.h"

namespace ouro {

// ---- limbs

bool IntView::isPowerOfTwo() const {
  if (count == 0 || !std::has_single_bit(limbs[count - 1])) return false;
  for (uint64_t i = 0; i + 1 < count; i++) {
    if (limbs[i] != 0) return false;
  }
  return true;
}

BigInt* allocateInt(Runtime& rt, uint64_t limbs) {
  if (limbs == 0) limbs = 1;
  if (limbs > kMaxLimbs) {
    (void)raiseMemoryError(rt);
    return nullptr;
  }
  Object* made =
      rt.heap.allocateAtom(sizeof(BigInt) + limbs * sizeof(mp_limb_t), kindNumberOf(TypeId::Int));
  if (!made) (void)raiseMemoryError(rt);
  return static_cast<BigInt*>(made);
}

void dropInt(BigInt* big) {
  big->size = 0;
  release(big);
}

Owned finishInt(Runtime& rt, BigInt* big, uint64_t capacity, uint64_t count, bool negative) {
  const mp_limb_t* limbs = big->limbs();
  while (count > 0 && limbs[count - 1] == 0) count--;
  if (count <= 1) {
    mp_limb_t magnitude = count == 0 ? 0 : limbs[0];
    uint64_t largest = static_cast<uint64_t>(Value::kMaxSmall) + (negative ? 1 : 0);
    if (magnitude <= largest) {
      dropInt(big);
      return smallInt(static_cast<int64_t>(negative ? 0 - magnitude : magnitude));
    }
  }
  if (capacity > 8 && count < capacity / 2) {  // cancelled: do not keep the room
    Owned result = intFromLimbs(rt, limbs, count, negative);
    dropInt(big);
    return result;
  }
  big->size = static_cast<int32_t>(negative ? -static_cast<int64_t>(count) : count);
  return Owned::adopt(big);
}

Owned intFromLimbs(Runtime& rt, const mp_limb_t* limbs, uint64_t count, bool negative) {
  while (count > 0 && limbs[count - 1] == 0) count--;
  if (count == 0) return smallInt(0);
  if (count == 1) {
    auto word = static_cast<__int128>(limbs[0]);
    return intFromInt128(rt, negative ? -word : word);
  }
  BigInt* big = allocateInt(rt, count);
  if (!big) return Owned::error();
  memcpy(big->limbs(), limbs, count * sizeof(mp_limb_t));
  return finishInt(rt, big, count, count, negative);
}

Owned intFromInt128(Runtime& rt, __int128 i) {
  if (i >= Value::kMinSmall && i <= Value::kMaxSmall) return smallInt(static_cast<int64_t>(i));
  bool negative = i < 0;
  unsigned __int128 magnitude = negative ? 0 - static_cast<unsigned __int128>(i) : i;
  auto upper = static_cast<mp_limb_t>(magnitude >> 64);
  int32_t count = upper ? 2 : 1;
  BigInt* big = allocateInt(rt, static_cast<uint64_t>(count));
  if (!big) return Owned::error();
  big->limbs()[0] = static_cast<mp_limb_t>(magnitude);
  if (upper) big->limbs()[1] = upper;
  big->size = negative ? -count : count;
  return Owned::adopt(big);
}

LimbBuffer::LimbBuffer(Runtime& rt, uint64_t limbs) : limbs_(inline_), count_(limbs) {
  if (limbs <= kInline) return;
  if (limbs > 4 * kMaxLimbs) {
    (void)raiseMemoryError(rt);
    limbs_ = nullptr;
    return;
  }
  limbs_ = static_cast<mp_limb_t*>(allocateBuffer(rt, limbs * sizeof(mp_limb_t)));
}
LimbBuffer::~LimbBuffer() {
  if (limbs_ != inline_) freeBuffer(limbs_, count_ * sizeof(mp_limb_t));
}

// ---- making

bool isInt(const Runtime& rt, Value v) { return isIntAtSight(rt, v); }

Owned newInt(Runtime& rt, int64_t i) {
  return Value::fitsSmall(i) ? smallInt(i) : intFromInt128(rt, i);
}

Owned newInt(Runtime& rt, uint64_t i) {
  return i <= INT64_MAX ? newInt(rt, static_cast<int64_t>(i))
                        : intFromInt128(rt, static_cast<__int128>(i));
}

Owned newIntFromDouble(Runtime& rt, double d) {
  if (std::isnan(d)) return raise(rt, Exc::ValueError, "cannot convert float NaN to integer");
  if (std::isinf(d)) {
    return raise(rt, Exc::OverflowError, "cannot convert float infinity to integer");
  }
  if (d > -9e18 && d < 9e18) return newInt(rt, static_cast<int64_t>(d));
  int exponent;
  double fraction = std::frexp(std::fabs(d), &exponent);  // in [0.5, 1), d = fraction * 2**exponent
  uint64_t mantissa = static_cast<uint64_t>(std::ldexp(fraction, 53));
  uint64_t shift = static_cast<uint64_t>(exponent - 53), words = shift / 64, bits = shift % 64;
  BigInt* big = allocateInt(rt, words + 2);
  if (!big) return Owned::error();
  memset(big->limbs(), 0, (words + 2) * sizeof(mp_limb_t));
  big->limbs()[words] = mantissa << bits;
  big->limbs()[words + 1] = bits == 0 ? 0 : mantissa >> (64 - bits);
  return finishInt(rt, big, words + 2, words + 2, d < 0);
}

Owned intExact(Runtime& rt, Value v) {
  if (v.isSmall()) return smallInt(v.small());
  if (v.isBool()) return smallInt(v.isTrue());
  if (isExactly(v, TypeId::Int)) return Owned::share(v);
  IntView view(v);
  return intFromLimbs(rt, view.limbs, view.count, view.negative);
}

// ---- taking apart

bool intFits(const Runtime& rt, Value v, int64_t* result) {
  if (v.isSmall()) {
    *result = v.small();
    return true;
  }
  return isInt(rt, v) && asWord(v, result);
}

bool intIsNegative(const Runtime&, Value v) { return IntView(v).negative; }
int intSign(const Runtime&, Value v) { return IntView(v).sign(); }
uint64_t intBitLength(const Runtime&, Value v) { return IntView(v).bitLength(); }

double roundToDouble(uint64_t mantissa, int64_t exponent, bool sticky) {
  int64_t top = exponent + 63;  // the exponent of the leading bit
  if (top > 1023) return HUGE_VAL;
  int64_t kept = top >= -1022 ? 53 : 53 - (-1022 - top);  // bits that a double of this size has
  if (kept < 0) return 0.0;
  int64_t dropped = 64 - kept;
  uint64_t result = dropped == 64 ? 0 : mantissa >> dropped;
  uint64_t rest = dropped == 64 ? mantissa : mantissa & ((uint64_t{1} << dropped) - 1);
  uint64_t half = uint64_t{1} << (dropped - 1);
  if (rest > half || (rest == half && (sticky || (result & 1)))) result++;
  return std::ldexp(static_cast<double>(result), static_cast<int>(exponent + dropped));
}

namespace {

// The 64 bits from the leading one on; sticky: something that is not 0 lies below them.
uint64_t leadingBits(const mp_limb_t* limbs, uint64_t count, bool* sticky) {
  int shift = std::countl_zero(limbs[count - 1]);
  uint64_t bits = limbs[count - 1] << shift;
  *sticky = false;
  if (count > 1) {
    mp_limb_t second = limbs[count - 2];
    if (shift > 0) bits |= second >> (64 - shift);
    *sticky = (second << shift) != 0;
    for (uint64_t i = 0; i + 2 < count && !*sticky; i++) *sticky = limbs[i] != 0;
  }
  return bits;
}

}  // namespace

double limbsToDouble(const mp_limb_t* limbs, uint64_t count) {
  bool sticky;
  uint64_t bits = leadingBits(limbs, count, &sticky);
  int shift = std::countl_zero(limbs[count - 1]);
  return roundToDouble(bits, static_cast<int64_t>((count - 1) * 64) - shift, sticky);
}

double intFraction(Value v, int64_t* exponent) {
  IntView view(v);
  bool sticky;
  uint64_t bits = leadingBits(view.limbs, view.count, &sticky);
  double fraction = roundToDouble(bits, -64, sticky);
  *exponent = static_cast<int64_t>(view.bitLength());
  if (fraction == 1.0) {  // rounded up to the next power
    fraction = 0.5;
    ++*exponent;
  }
  return view.negative ? -fraction : fraction;
}

double intToDouble(const Runtime&, Value v, bool* overflow) {
  *overflow = false;
  int64_t word;
  if (asWord(v, &word)) return static_cast<double>(word);  // the machine rounds to nearest even
  IntView view(v);
  double result = limbsToDouble(view.limbs, view.count);
  *overflow = std::isinf(result);
  return view.negative ? -result : result;
}

// ---- comparing and hashing

// CPython's: the number modulo the prime 2**61 - 1, with the sign; -1 is reserved for errors.
int64_t intHash(const Runtime&, Value v) {
  constexpr uint64_t kModulus = (uint64_t{1} << 61) - 1;
  if (v.isSmall()) [[likely]] {
    const int64_t n = v.small();
    if (n > -static_cast<int64_t>(kModulus) && n < static_cast<int64_t>(kModulus))
      return n == -1 ? -2 : n;
  }
  IntView view(v);
  if (view.count == 0) return 0;
  uint64_t rest = view.count == 1
                      ? view.limbs[0] % kModulus
                      : mpn_mod_1(view.limbs, static_cast<mp_size_t>(view.count), kModulus);
  int64_t result = view.negative ? -static_cast<int64_t>(rest) : static_cast<int64_t>(rest);
  return result == -1 ? -2 : result;
}

int intCompare(const Runtime&, Value a, Value b) {
  if (Value::bothSmall(a, b)) return (a.small() > b.small()) - (a.small() < b.small());
  IntView x(a), y(b);
  if (x.sign() != y.sign()) return x.sign() < y.sign() ? -1 : 1;
  int result = x.count != y.count ? (x.count < y.count ? -1 : 1)
               : x.count == 0     ? 0
                                  : mpn_cmp(x.limbs, y.limbs, static_cast<mp_size_t>(x.count));
  result = (result > 0) - (result < 0);
  return x.negative ? -result : result;
}

// Exact: neither side is rounded.
int intCompareDouble(const Runtime&, Value v, double d) {
  int64_t word;
  if (asWord(v, &word)) {
    if (d >= 0x1p63) return -1;
    if (d < -0x1p63) return 1;
    int64_t whole = static_cast<int64_t>(d);
    if (word != whole) return word < whole ? -1 : 1;
    double fraction = d - static_cast<double>(whole);
    return fraction > 0 ? -1 : fraction < 0 ? 1 : 0;
  }
  IntView view(v);
  int sign = view.sign();
  if (std::isinf(d)) return d > 0 ? -1 : 1;
  if ((d < 0) != (sign < 0) || std::fabs(d) < 0x1p62) return sign;
  int exponent;
  uint64_t mantissa = static_cast<uint64_t>(std::ldexp(std::frexp(std::fabs(d), &exponent), 64));
  uint64_t bits = view.bitLength();
  if (bits != static_cast<uint64_t>(exponent)) {
    return bits < static_cast<uint64_t>(exponent) ? -sign : sign;
  }
  // Same leading bit: compare the 64 bits from there; below them the double has nothing.
  bool sticky;
  uint64_t top = leadingBits(view.limbs, view.count, &sticky);
  if (top != mantissa) return top < mantissa ? -sign : sign;
  return sticky ? sign : 0;
}

}  // namespace ouro
