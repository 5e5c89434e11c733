// Sums, products and quotients of decimals of one word each, as amounts of money are, or of two, as
// the usual precision makes them: most touch no limit of the context. Those are made here; whatever
// else there is to see about is left to the general arithmetic.

#include "stdlib/decimal_in_words.h"

namespace ouro::decimal {

namespace {

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
    const uint64_t rest = divideBy(by, word, count);
    trim();
    return rest;
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
  most = std::min(most, int64_t{std::countr_zero(static_cast<uint64_t>(exact->digits))});
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

// Do two words hold its digits times 10**places?
bool hasRoomFor(const Operand& number, int64_t places) {
  return number.isOneWord() ? places <= kMostPlaces
                            : places + wideDigits(number.digits) <= kSmallDigits;
}

// The coefficients brought to one exponent; false: they are too far from each other.
bool alignWords(const Operand& a, const Operand& b, Wide* x, Wide* y) {
  const int64_t places = a.exponent - b.exponent;
  if (!hasRoomFor(places > 0 ? a : b, std::abs(places))) return false;
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
  if (!hasRoomFor(high, places)) return Owned::notFound();
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
  const Divisor divisor(b.word());
  Exact exact{0, a.exponent - b.exponent, a.negative != b.negative};
  if (const int64_t places = placesOfQuotient(b.word()); a.isOneWord() && places <= kMostPlaces) {
    Limbs quotient(a.digits * kTen.power[places]);
    if (quotient.divide(divisor) == 0) {  // it ends here
      exact.digits = quotient.wide();
      exact.exponent -= places;
      dropZeros(&exact, places);
      return rounded(rt, rules, exact);
    }
  }
  Limbs quotient(a.digits, kTen.power[shift]);
  exact.hasRest = quotient.divide(divisor) != 0;
  exact.digits = quotient.wide();
  exact.exponent -= shift;
  if (!exact.hasRest) dropZeros(&exact, shift);
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
  if (!readOperands(rt, left, right, &a, &b)) return false;
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
