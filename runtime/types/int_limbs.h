#pragma once
// How the int files look at and make ints limb by limb. Nobody else needs it.
//
// A number is taken apart into sign and magnitude (IntView), computed into a BigInt made large
// enough before (allocateInt), and brought to normal form (finishInt): no leading zero limbs, and
// into the word if it fits. So no intermediate lives outside the heap, and a result that would be
// too large fails before any work is done.

#include <bit>

#include "runtime/long_work.h"
#include "runtime/protocol.h"
#include "runtime/types/int.h"

namespace ouro {

// No int has more limbs (4 GiB, about 10 milliard digits); beyond it is MemoryError.
constexpr uint64_t kMaxLimbs = uint64_t{1} << 29;

// Sign and magnitude of an int of any kind; valid while the value lives. count 0 means zero.
class IntView {
 public:
  explicit IntView(Value v) {
    if (v.isObject()) {
      const BigInt* big = v.as<BigInt>();
      negative = big->size < 0;
      count = static_cast<uint64_t>(negative ? -int64_t{big->size} : int64_t{big->size});
      limbs = big->limbs();
    } else {
      int64_t i = v.isSmall() ? v.small() : int64_t{v.isTrue()};
      negative = i < 0;
      word_ = negative ? 0 - static_cast<uint64_t>(i) : static_cast<uint64_t>(i);
      count = i != 0;
      limbs = &word_;
    }
  }
  IntView(const IntView&) = delete;
  IntView& operator=(const IntView&) = delete;

  bool isZero() const { return count == 0; }
  mp_limb_t lowest() const { return count == 0 ? 0 : limbs[0]; }
  int sign() const { return count == 0 ? 0 : negative ? -1 : 1; }
  uint64_t bitLength() const {
    return count == 0 ? 0 : count * 64 - static_cast<uint64_t>(std::countl_zero(limbs[count - 1]));
  }
  // Is the magnitude a power of two?
  bool isPowerOfTwo() const;

  const mp_limb_t* limbs;
  uint64_t count;
  bool negative;

 private:
  mp_limb_t word_ = 0;
};

// The number of an int of any kind as it lies in the word or would; false: it is larger.
inline bool asWord(Value v, int64_t* result) {
  if (v.isSmall()) {
    *result = v.small();
    return true;
  }
  IntView view(v);
  if (view.count > 1) return false;
  uint64_t magnitude = view.count == 0 ? 0 : view.limbs[0];
  if (magnitude > uint64_t{INT64_MAX} + (view.negative ? 1 : 0)) return false;
  *result = static_cast<int64_t>(view.negative ? 0 - magnitude : magnitude);
  return true;
}

// The same of one whose magnitude has at most 61 bits: a sum of two such fits the word. Most
// objects of int's subclasses are of this size.
inline bool asShort(Value v, int64_t* result) {
  if (!v.isObject()) {
    *result = v.isSmall() ? v.small() : int64_t{v.isTrue()};
    return static_cast<uint64_t>(*result + (int64_t{1} << 61)) >> 62 == 0;
  }
  const BigInt* big = v.as<BigInt>();
  if (static_cast<uint32_t>(big->size + 1) > 2) return false;
  const uint64_t magnitude = big->size == 0 ? 0 : big->limbs()[0];
  *result = static_cast<int64_t>(big->size < 0 ? 0 - magnitude : magnitude);
  return magnitude >> 61 == 0;
}
inline bool bothShort(Value a, Value b, int64_t* x, int64_t* y) {
  return asShort(a, x) && asShort(b, y);
}

// isInt() without a call. All classes below int keep its layout.
inline bool isIntAtSight(const Runtime& rt, Value v) {
  if (v.isObject()) return typeOf(rt, v)->layout == &intTypeDef;
  return v.isSmall() || v.isBool();
}

// The number of an int of any kind if its magnitude has at most 126 bits: two such can be added in
// 128. Most ints beyond the word are of this size, products of two in it.
inline bool asWide(Value v, __int128* result) {
  if (!v.isObject()) {
    *result = v.isSmall() ? v.small() : int64_t{v.isTrue()};
    return true;
  }
  const BigInt* big = v.as<BigInt>();
  uint32_t count = static_cast<uint32_t>(big->size < 0 ? -big->size : big->size);
  if (count > 2 || (count == 2 && big->limbs()[1] >> 62)) return false;
  unsigned __int128 magnitude = count == 0 ? 0 : big->limbs()[0];
  if (count == 2) magnitude |= static_cast<unsigned __int128>(big->limbs()[1]) << 64;
  *result = static_cast<__int128>(big->size < 0 ? 0 - magnitude : magnitude);
  return true;
}
inline bool bothWide(Value a, Value b, __int128* x, __int128* y) {
  return asWide(a, x) && asWide(b, y);
}

// A BigInt with room for this many limbs (at least one), contents undefined; null with MemoryError.
BigInt* allocateInt(Runtime&, uint64_t limbs);
// Consumes `big`: the normal form of its first `count` limbs. `capacity`: what it was made with.
Owned finishInt(Runtime&, BigInt* big, uint64_t capacity, uint64_t count, bool negative);
void dropInt(BigInt*);  // one that was not finished
// The number with these limbs, copied.
Owned intFromLimbs(Runtime&, const mp_limb_t*, uint64_t count, bool negative);
Owned intFromInt128(Runtime&, __int128);

// An mpz_t that only looks at an int's limbs.
struct Look {
  explicit Look(const IntView& view) {
    mpz_roinit_n(
        number, view.limbs,
        view.negative ? -static_cast<mp_size_t>(view.count) : static_cast<mp_size_t>(view.count));
  }
  operator mpz_srcptr() const { return number; }  // NOLINT: lending is what it is for
  mpz_t number;
};

// What `f`, which calls GMP and nothing else, makes of an mpz_t: a number of at most `capacity`
// limbs. `limbs`: as for longWork.
template <class F>
Owned computeInt(Runtime& rt, uint64_t capacity, uint64_t limbs, F&& f) {
  BigInt* big = allocateInt(rt, capacity);  // before any work: the heap's limit speaks here
  if (!big) return Owned::error();
  uint64_t count = 0;
  bool negative = false;
  const bool done = longWork(rt, limbs, [&] {
    mpz_t result;
    mpz_init(result);
    f(result);
    count = mpz_size(result);
    negative = mpz_sgn(result) < 0;
    mpn_copyi(big->limbs(), mpz_limbs_read(result), static_cast<mp_size_t>(count));
    mpz_clear(result);
  });
  if (!done) return dropInt(big), Owned::error();
  return finishInt(rt, big, capacity, count, negative);
}

// Scratch limbs from the heap, gone at the end of the scope.
class LimbBuffer {
 public:
  explicit LimbBuffer(Runtime&, uint64_t limbs);  // !ok(): MemoryError is pending
  ~LimbBuffer();
  LimbBuffer(const LimbBuffer&) = delete;
  LimbBuffer& operator=(const LimbBuffer&) = delete;
  bool ok() const { return limbs_ != nullptr; }
  mp_limb_t* get() { return limbs_; }
  mp_limb_t& operator[](uint64_t i) { return limbs_[i]; }

 private:
  static constexpr uint64_t kInline = 16;
  mp_limb_t* limbs_;
  uint64_t count_;
  mp_limb_t inline_[kInline];
};

// mantissa * 2**exponent (+ something smaller than its last bit if sticky) as the nearest double,
// ties to even, subnormals included; infinity when too large. The top bit of mantissa is set.
double roundToDouble(uint64_t mantissa, int64_t exponent, bool sticky);
// Magnitude of a nonzero number as the nearest double.
double limbsToDouble(const mp_limb_t*, uint64_t count);

// A nonzero int as fraction * 2**exponent with 0.5 <= |fraction| < 1, the fraction rounded.
double intFraction(Value, int64_t* exponent);

// Quotient and remainder rounded to minus infinity; either pointer may be null. False: error
// pending (not division by zero, which the caller excludes).
bool intDivideFloor(Runtime&, Value, Value, Local* quotient, Local* remainder);

}  // namespace ouro
