#pragma once
// Coefficients of few words, as precisions of up to some hundred digits make them: computed on the
// stack, without ints between.

#include "runtime/types/int_limbs.h"
#include "stdlib/decimal_number.h"

namespace ouro::decimal {

constexpr uint64_t high(Wide w) { return static_cast<uint64_t>(w >> 64); }

// The powers of ten of more than two words that the usual precisions ask for again and again.
struct KnownPowers {
  static constexpr int64_t kMost = 128;
  static constexpr size_t kWords = 7;
  struct Power {
    mp_limb_t limbs[kWords] = {1};
    uint64_t count = 1;
  };
  Power of[kMost + 1];

  constexpr KnownPowers() {
    for (int64_t i = 1; i <= kMost; i++) of[i] = tenTimes(of[i - 1]);
  }
  static constexpr Power tenTimes(Power power) {
    uint64_t carry = 0;
    for (mp_limb_t& limb : power.limbs) {
      const Wide product = Wide{limb} * 10 + carry;
      limb = static_cast<mp_limb_t>(product);
      carry = high(product);
    }
    if (power.count < kWords && power.limbs[power.count]) power.count++;
    return power;
  }
};
inline constexpr KnownPowers kKnown;

inline bool isBelow(const mp_limb_t* limbs, uint64_t count, const KnownPowers::Power& power) {
  if (count != power.count) return count < power.count;
  return mpn_cmp(limbs, power.limbs, static_cast<mp_size_t>(count)) < 0;
}
// The digits of a number other than 0, whose highest word is not 0; 0: they are too many.
inline int64_t digitsByPowers(const mp_limb_t* limbs, uint64_t count) {
  // log10(2) is 78913 / 2**18, exactly enough for exponents up to 1650 (Adams, "Ryu", 2018).
  // Between two powers of two there is one of ten at most.
  const uint64_t bits = count * 64 - static_cast<uint64_t>(std::countl_zero(limbs[count - 1]));
  const uint64_t least = ((bits - 1) * 78913 >> 18) + 1;
  if (bits > KnownPowers::kWords * 64 || least > KnownPowers::kMost) return 0;
  return static_cast<int64_t>(least) + !isBelow(limbs, count, kKnown.of[least]);
}

inline constexpr uint64_t kFew = 16;

// The words of a coefficient, least first; the highest is not 0.
struct Words {
  explicit Words(const Coefficient& c) {
    if (!c.isSmall()) {
      const IntView view(c.big);
      limbs = view.limbs;
      count = view.count;
      return;
    }
    own[0] = static_cast<mp_limb_t>(c.small);
    own[1] = high(c.small);
    limbs = own;
    count = own[1] ? 2 : own[0] != 0;
  }
  Words(const KnownPowers::Power& power) : limbs(power.limbs), count(power.count) {}  // NOLINT
  Words(const Words&) = delete;
  Words& operator=(const Words&) = delete;

  mp_size_t size() const { return static_cast<mp_size_t>(count); }
  const mp_limb_t* limbs;
  uint64_t count;
  mp_limb_t own[2];
};

inline bool fromWords(Runtime& rt, const mp_limb_t* limbs, uint64_t count, Coefficient* out) {
  while (count > 0 && limbs[count - 1] == 0) count--;
  if (count <= 2) {
    const Wide w = (count == 2 ? Wide{limbs[1]} << 64 : 0) | (count ? limbs[0] : 0);
    if (w < kTen.power[kSmallDigits]) {
      *out = Coefficient(w);
      return true;
    }
  }
  out->big = intFromLimbs(rt, limbs, count, false);
  return !out->big.isError();
}

inline bool areFew(const Words& a, const Words& b) {
  return a.count > 0 && b.count > 0 && a.count + b.count <= kFew;
}

// *out may be where one of them lies.
inline bool multiplyFew(Runtime& rt, const Words& a, const Words& b, Coefficient* out) {
  mp_limb_t product[kFew];
  const bool swapped = a.count < b.count;
  const Words &large = swapped ? b : a, &little = swapped ? a : b;
  mpn_mul(product, large.limbs, large.size(), little.limbs, little.size());
  return fromWords(rt, product, a.count + b.count, out);
}

struct FewDivided {
  FewDivided(const Words& a, const Words& b)
      : wholeCount(a.count - b.count + 1), restCount(b.count) {
    mpn_tdiv_qr(whole, rest, 0, a.limbs, a.size(), b.limbs, b.size());
  }
  mp_limb_t whole[kFew], rest[kFew];
  uint64_t wholeCount, restCount;
};

inline bool addFew(Runtime& rt, const Words& a, const Words& b, Coefficient* out) {
  mp_limb_t sum[kFew + 1];
  const bool swapped = a.count < b.count;
  const Words &large = swapped ? b : a, &little = swapped ? a : b;
  sum[large.count] = mpn_add(sum, large.limbs, large.size(), little.limbs, little.size());
  return fromWords(rt, sum, large.count + 1, out);
}

// `b` is not larger.
inline bool subtractFew(Runtime& rt, const Words& a, const Words& b, Coefficient* out) {
  mp_limb_t difference[kFew];
  mpn_sub(difference, a.limbs, a.size(), b.limbs, b.size());
  return fromWords(rt, difference, a.count, out);
}

// What `left`, whose words are lost by it, is of a divisor.
inline Rest restOf(mp_limb_t* left, const Words& divisor) {
  if (mpn_zero_p(left, divisor.size())) return Rest::Zero;
  if (mpn_lshift(left, left, divisor.size(), 1)) return Rest::AboveHalf;
  const int side = mpn_cmp(left, divisor.limbs, divisor.size());
  return side < 0 ? Rest::BelowHalf : side == 0 ? Rest::Half : Rest::AboveHalf;
}

}  // namespace ouro::decimal
