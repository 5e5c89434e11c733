#pragma once
// What the quick ways of decimal_words.cpp and decimal_many_words.cpp share.

#include "stdlib/decimal.h"

namespace ouro::decimal {

constexpr int64_t kMostPlaces = 19;  // 2**64 * 10**19 + 2**64 is less than 2**128

// The running context, for operands one of which is a decimal.
struct Rules {
  State* state;
  Local held;

  Rules(Runtime& rt, Value left, Value right)
      : state(stateOf(rt, left.isSmall() ? right : left)), held(currentContext(rt, state)) {}
  bool ok() const { return !held.isError(); }
  Context* context() const { return held.as<Context>(); }
  const Settings& settings() const { return context()->settings; }
};

// Divides two words by one through its inverse (Möller and Granlund, "Improved division by
// invariant integers"): two multiplications instead of a division.
struct Divisor {
  uint64_t normal = 0, inverse = 0;  // with its highest bit set, and (2**128 - 1) / that - 2**64
  int shift = 0;

  constexpr Divisor() = default;
  constexpr explicit Divisor(uint64_t number) : shift(std::countl_zero(number)) {
    normal = number << shift;
    inverse = static_cast<uint64_t>((Wide{~normal} << 64 | ~uint64_t{0}) / normal);
  }
  // Of *rest * 2**64 + word; *rest is less than `normal`.
  uint64_t step(uint64_t* rest, uint64_t word) const {
    const Wide guess = Wide{inverse} * *rest + (Wide{*rest} << 64 | word);
    uint64_t quotient = static_cast<uint64_t>(guess >> 64) + 1;
    uint64_t left = word - quotient * normal;
    if (left > static_cast<uint64_t>(guess)) {
      quotient--;
      left += normal;
    }
    if (left >= normal) [[unlikely]] {
      quotient++;
      left -= normal;
    }
    *rest = left;
    return quotient;
  }
};

// Words, least first, in place; returns what is left over.
inline uint64_t divideBy(const Divisor& by, uint64_t* word, size_t count) {
  auto shifted = [&](size_t i) {  // in two steps: by 64 there is no shift
    return word[i] << by.shift | (i > 0 ? word[i - 1] >> 1 >> (63 - by.shift) : 0);
  };
  uint64_t rest = word[count - 1] >> 1 >> (63 - by.shift);
  for (size_t i = count; i-- > 0;) word[i] = by.step(&rest, shifted(i));
  return rest >> by.shift;
}

// How many digits a whole number divided by this one has behind the point at most, if it ends:
// those of 1 / 2**n or 1 / 5**n are n.
inline int64_t placesOfQuotient(uint64_t divisor) {
  int64_t fives = 0;
  for (uint64_t rest = divisor; rest % 5 == 0; rest /= 5) fives++;
  return std::max(int64_t{std::countr_zero(divisor)}, fives);
}

inline constexpr auto kPowers = [] {
  struct {
    Divisor of[kMostPlaces + 1];
  } powers;
  for (int i = 0; i <= kMostPlaces; i++)
    powers.of[i] = Divisor(static_cast<uint64_t>(kTen.power[i]));
  return powers;
}();

}  // namespace ouro::decimal
