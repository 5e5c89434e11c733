// Sums, products and quotients of decimals of one word each, as amounts of money are, or of two, as
// the usual precision makes them: most touch no limit of the context. Those are made here; whatever
// else there is to see about is left to the general arithmetic.

#include "stdlib/decimal.h"

namespace ouro::decimal {

namespace {

constexpr int64_t kMostPlaces = 19;  // 2**64 * 10**19 + 2**64 is less than 2**128

// A finite number other than 0: a decimal of two words at most, or an int.
struct Operand {
  Wide digits;
  int64_t exponent;
  bool negative;

  bool isOneWord() const { return digits >> 64 == 0; }
  uint64_t word() const { return static_cast<uint64_t>(digits); }
};

[[gnu::always_inline]] inline bool readOperand(const Runtime& rt, Value v, Operand* out) {
  if (v.isSmall()) {
    const int64_t number = v.small();
    *out = {static_cast<uint64_t>(std::abs(number)), 0, number < 0};
    return number != 0;
  }
  if (!isDecimal(rt, v)) return false;
  const auto* d = v.as<Decimal>();
  *out = {Wide{d->high} << 64 | d->low, d->exponent, d->negative};
  return d->kind == Kind::Finite && d->big.isNull() && out->digits != 0;
}
bool readOperands(const Runtime& rt, Value left, Value right, Operand* a, Operand* b) {
  return readOperand(rt, left, a) && readOperand(rt, right, b);
}
bool readOneWords(const Runtime& rt, Value left, Value right, Operand* a, Operand* b) {
  return readOperands(rt, left, right, a, b) && a->isOneWord() && b->isOneWord();
}

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

// The decimal of these digits, if the context would leave them as they are, and `other` has no more
// digits than that allows; else notFound().
Owned unrounded(Runtime& rt, const Rules& rules, Wide digits, int64_t exponent, bool negative,
                Wide other = 0) {
  const Settings& s = rules.settings();
  const auto most = static_cast<size_t>(std::min<int64_t>(s.precision, kSmallDigits));
  if (std::max(digits, other) >= kTen.power[most] || exponent < s.emin || exponent > s.top())
    return Owned::notFound();
  return newDecimal(rt, rules.state->decimal, digits, exponent, negative);
}

// ---- division by one word

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

constexpr auto kPowers = [] {
  struct {
    Divisor of[kMostPlaces + 1];
  } powers;
  for (int i = 0; i <= kMostPlaces; i++)
    powers.of[i] = Divisor(static_cast<uint64_t>(kTen.power[i]));
  return powers;
}();

// A number of up to four words, least first.
struct Limbs {
  static constexpr size_t kMost = 4;
  uint64_t word[kMost] = {};
  size_t count = 2;

  explicit Limbs(Wide a) {
    word[0] = static_cast<uint64_t>(a);
    word[1] = static_cast<uint64_t>(a >> 64);
  }
  Limbs(Wide a, Wide b) : count(kMost) {  // their product
    const auto al = static_cast<uint64_t>(a), ah = static_cast<uint64_t>(a >> 64);
    const auto bl = static_cast<uint64_t>(b), bh = static_cast<uint64_t>(b >> 64);
    const Wide low = Wide{al} * bl;
    const Wide middle = Wide{ah} * bl + static_cast<uint64_t>(low >> 64);
    const Wide other = Wide{al} * bh + static_cast<uint64_t>(middle);
    const Wide high =
        Wide{ah} * bh + static_cast<uint64_t>(middle >> 64) + static_cast<uint64_t>(other >> 64);
    word[0] = static_cast<uint64_t>(low);
    word[1] = static_cast<uint64_t>(other);
    word[2] = static_cast<uint64_t>(high);
    word[3] = static_cast<uint64_t>(high >> 64);
    trim();
  }
  // Returns what is left over.
  uint64_t divide(const Divisor& by) {
    auto shifted = [&](size_t i) {  // in two steps: by 64 there is no shift
      return word[i] << by.shift | (i > 0 ? word[i - 1] >> 1 >> (63 - by.shift) : 0);
    };
    uint64_t rest = word[count - 1] >> 1 >> (63 - by.shift);
    for (size_t i = count; i-- > 0;) word[i] = by.step(&rest, shifted(i));
    trim();
    return rest >> by.shift;
  }
  Wide wide() const { return Wide{word[1]} << 64 | word[0]; }  // of at most two
  int64_t leastDigits() const {                                // or one more
    const auto bits = static_cast<int64_t>(count * 64) - std::countl_zero(word[count - 1]);
    return bits * 1233 >> 12;
  }

 private:
  void trim() {
    while (count > 1 && word[count - 1] == 0) count--;
  }
};

// ---- rounding

// A result before it is rounded.
struct Exact {
  Wide digits;
  int64_t exponent;
  bool negative;
  bool hasRest = false;  // something is left below the last digit; then there are more digits than
                         // the precision
};

// Without its last digits: `count` of them, which one word holds.
Wide withoutDigits(const Exact& exact, int64_t count, Rest* rest) {
  Limbs kept(exact.digits);
  const uint64_t left = kept.divide(kPowers.of[count]);
  const uint64_t half = static_cast<uint64_t>(kTen.power[count]) / 2;
  *rest = left > half                  ? Rest::AboveHalf
          : left == half               ? (exact.hasRest ? Rest::AboveHalf : Rest::Half)
          : left != 0 || exact.hasRest ? Rest::BelowHalf
                                       : Rest::Zero;
  return kept.wide();
}

// The decimal that the context makes of what may have too many digits; notFound() near the ends of
// the exponents.
[[gnu::noinline]] Owned shortened(Runtime& rt, const Rules& rules, const Exact& exact) {
  const Settings& s = rules.settings();
  const auto most = static_cast<size_t>(std::min<int64_t>(s.precision, kSmallDigits));
  if (exact.digits < kTen.power[most]) return Owned::notFound();
  const int64_t excess = wideDigits(exact.digits) - s.precision;
  if (excess > kMostPlaces || s.precision > kSmallDigits) return Owned::notFound();
  Rest rest;
  Wide digits = withoutDigits(exact, excess, &rest);
  int64_t exponent = exact.exponent + excess;
  if (exponent < s.emin || exponent >= s.top()) return Owned::notFound();
  if (roundsUp(s.rounding, exact.negative, digits, rest) && ++digits == kTen.power[most]) {
    digits = kTen.power[most - 1];
    exponent++;
  }
  const uint32_t status = kRounded | (rest == Rest::Zero ? 0u : kInexact);
  OURO_CHECK(settle(rt, rules.state, rules.context(), status));
  return newDecimal(rt, rules.state->decimal, digits, exponent, exact.negative);
}

Owned rounded(Runtime& rt, const Rules& rules, const Exact& exact) {
  const Owned whole = unrounded(rt, rules, exact.digits, exact.exponent, exact.negative);
  return whole.isNotFound() ? shortened(rt, rules, exact) : whole;
}

// Takes digits away that no context of that precision keeps, as far as to two words.
void shorten(Limbs& limbs, int64_t precision, Exact* exact) {
  for (int64_t excess = limbs.leastDigits() - precision - 1; excess > 0; excess -= kMostPlaces) {
    const int64_t count = std::min(excess, kMostPlaces);
    exact->hasRest |= limbs.divide(kPowers.of[count]) != 0;
    exact->exponent += count;
  }
}
constexpr int64_t kMostPrecision = kSmallDigits - 2;  // with a digit or two more it fits two words

// As far as that leaves no rest, `most` times at most.
void dropZeros(Exact* exact, int64_t most) {
  for (int64_t step = 16; step > 0; step /= 2) {
    while (step <= most) {
      Limbs kept(exact->digits);
      if (kept.divide(kPowers.of[step]) != 0) break;
      exact->digits = kept.wide();
      exact->exponent += step;
      most -= step;
    }
  }
}

// The coefficients brought to one exponent; false: they are too far from each other.
bool alignWords(const Operand& a, const Operand& b, Wide* x, Wide* y) {
  const int64_t places = a.exponent - b.exponent;
  if (places > kMostPlaces || places < -kMostPlaces) return false;
  *x = a.digits * kTen.power[std::max<int64_t>(places, 0)];
  *y = b.digits * kTen.power[std::max<int64_t>(-places, 0)];
  return true;
}

}  // namespace

Owned addWords(Runtime& rt, Value left, Value right, bool flip) {
  Operand high, low;
  if (!readOperands(rt, left, right, &high, &low)) return Owned::notFound();
  low.negative ^= flip;
  if (high.exponent < low.exponent) std::swap(high, low);
  const int64_t places = high.exponent - low.exponent;
  const bool fits =
      high.isOneWord() ? places <= kMostPlaces : places + wideDigits(high.digits) <= kSmallDigits;
  if (!fits) return Owned::notFound();
  const Wide larger = high.digits * kTen.power[places], smaller = low.digits;
  const bool isSum = high.negative == low.negative;
  if (!isSum && larger == smaller) return Owned::notFound();  // its sign is a matter of rounding
  const Rules rules(rt, left, right);
  if (!rules.ok()) return Owned::error();
  if (isSum) return rounded(rt, rules, {larger + smaller, low.exponent, low.negative});
  return larger > smaller ? rounded(rt, rules, {larger - smaller, low.exponent, high.negative})
                          : rounded(rt, rules, {smaller - larger, low.exponent, low.negative});
}

Owned signWords(Runtime& rt, Value self, bool keepsSign, bool flip) {
  Operand a;
  if (!readOperand(rt, self, &a)) return Owned::notFound();
  const Rules rules(rt, self, self);
  if (!rules.ok()) return Owned::error();
  return rounded(rt, rules, {a.digits, a.exponent, (a.negative && keepsSign) != flip});
}

Owned multiplyWords(Runtime& rt, Value left, Value right) {
  Operand a, b;
  if (!readOperands(rt, left, right, &a, &b)) return Owned::notFound();
  const Rules rules(rt, left, right);
  if (!rules.ok()) return Owned::error();
  Exact exact{0, a.exponent + b.exponent, a.negative != b.negative};
  if (a.isOneWord() && b.isOneWord()) {
    exact.digits = Wide{a.word()} * b.word();
  } else {
    const int64_t precision = rules.settings().precision;
    if (precision > kMostPrecision) return Owned::notFound();
    Limbs product(a.digits, b.digits);
    shorten(product, precision, &exact);
    exact.digits = product.wide();
  }
  return rounded(rt, rules, exact);
}

Owned quotientWords(Runtime& rt, Value left, Value right) {
  Operand a, b;
  if (!readOperands(rt, left, right, &a, &b) || !b.isOneWord()) return Owned::notFound();
  const Rules rules(rt, left, right);
  if (!rules.ok()) return Owned::error();
  const int64_t precision = rules.settings().precision;
  // So many digits behind the dividend's give one more than the precision.
  const int64_t shift = wideDigits(b.digits) - wideDigits(a.digits) + precision + 1;
  if (shift < 0 || shift > kSmallDigits || precision > kMostPrecision) return Owned::notFound();
  Limbs quotient(a.digits, kTen.power[shift]);
  const bool hasRest = quotient.divide(Divisor(b.word())) != 0;
  Exact exact{quotient.wide(), a.exponent - b.exponent - shift, a.negative != b.negative, hasRest};
  if (!hasRest) dropZeros(&exact, shift);
  return rounded(rt, rules, exact);
}

Owned divideWords(Runtime& rt, Value left, Value right, bool wantsRest) {
  Operand a, b;
  Wide x, y;
  if (!readOneWords(rt, left, right, &a, &b) || !alignWords(a, b, &x, &y)) return Owned::notFound();
  const Rules rules(rt, left, right);
  if (!rules.ok()) return Owned::error();
  const bool isShort = (x | y) >> 64 == 0;  // dividing is a call otherwise
  const Wide quotient = isShort ? static_cast<uint64_t>(x) / static_cast<uint64_t>(y) : x / y;
  const Wide rest = x - quotient * y;
  if (!wantsRest) return unrounded(rt, rules, quotient, 0, a.negative != b.negative);
  return unrounded(rt, rules, rest, std::min(a.exponent, b.exponent), a.negative, quotient);
}

bool orderWords(const Runtime& rt, Value left, Value right, int* side) {
  Operand a, b;
  if (!readOneWords(rt, left, right, &a, &b)) return false;
  if (a.negative != b.negative) {
    *side = a.negative ? -1 : 1;
    return true;
  }
  Wide x, y;
  if (!alignWords(a, b, &x, &y)) return false;
  *side = a.negative ? (y > x) - (y < x) : (x > y) - (x < y);
  return true;
}

}  // namespace ouro::decimal
