// Sums, products and quotients of decimals of more digits than two words hold, under precisions of
// up to 120 digits: computed on the stack, a word at a time. What comes near a limit of the context
// is left to the general arithmetic, as in decimal_words.cpp.

#include <algorithm>

#include "stdlib/decimal_few_words.h"
#include "stdlib/decimal_in_words.h"

namespace ouro::decimal {

namespace {

constexpr int64_t kMostPrecision = 120;
constexpr size_t kMostWords = 16;  // of twice so many digits, and some

// A finite number other than 0: a decimal or an int, whose words are borrowed.
struct Operand {
  Operand() = default;
  Operand(const Operand&) = delete;
  Operand& operator=(const Operand&) = delete;

  bool read(const Runtime& rt, Value v) {
    if (v.isSmall()) {
      const int64_t number = v.small();
      negative = number < 0;
      return setOwn(static_cast<uint64_t>(std::abs(number)), 0);
    }
    if (!isDecimal(rt, v)) return false;
    const auto* d = v.as<Decimal>();
    exponent = d->exponent;
    negative = d->negative;
    if (d->kind != Kind::Finite) return false;
    if (d->big.isNull()) return setOwn(d->low, d->high);
    const IntView view(d->big);
    limbs = view.limbs;
    count = view.count;
    return count <= kMostWords;
  }
  int64_t digits() const { return digitsByPowers(limbs, count); }
  mp_size_t size() const { return static_cast<mp_size_t>(count); }

  const mp_limb_t* limbs = own;
  size_t count = 0;
  int64_t exponent = 0;
  bool negative = false;

 private:
  bool setOwn(uint64_t low, uint64_t high) {
    own[0] = low;
    own[1] = high;
    count = high ? 2 : low != 0;
    return count > 0;
  }
  mp_limb_t own[2];
};

// A result before it is rounded.
struct Exact {
  mp_limb_t word[kMostWords + 1];  // least first
  size_t count;                    // the highest is not 0
  int64_t exponent;
  bool negative;
  bool hasRest = false;  // something is left below the last digit; then there are more digits than
                         // the precision

  mp_size_t size() const { return static_cast<mp_size_t>(count); }
  void setCount(size_t most) {
    count = most;
    while (count > 1 && word[count - 1] == 0) count--;
  }
  // Limbs times 10**power; false: that is too large.
  bool setScaled(const mp_limb_t* limbs, size_t length, int64_t power) {
    const int64_t part = std::min(power, KnownPowers::kMost);
    const KnownPowers::Power& factor = kKnown.of[part];
    if (length + factor.count > kMostWords) return false;
    setProduct(limbs, length, factor.limbs, factor.count);
    if (part == power) return true;
    const Exact scaled = *this;
    return setScaled(scaled.word, scaled.count, power - part);
  }
  // None of the two lies here.
  void setProduct(const mp_limb_t* a, size_t aCount, const mp_limb_t* b, size_t bCount) {
    if (aCount < bCount) {
      std::swap(a, b);
      std::swap(aCount, bCount);
    }
    const auto size = static_cast<mp_size_t>(aCount);
    if (bCount == 1) {
      word[aCount] = mpn_mul_1(word, a, size, *b);
    } else {
      mpn_mul(word, a, size, b, static_cast<mp_size_t>(bCount));
    }
    setCount(aCount + bCount);
  }
  // At least so many digits there are.
  int64_t leastDigits() const {
    const auto bits = static_cast<int64_t>(count * 64) - std::countl_zero(word[count - 1]);
    return bits * 1233 >> 12;
  }
  // Takes up to 19 digits away, which are returned; what was left before is part of the rest.
  uint64_t drop(int64_t digits) {
    const uint64_t left = divideBy(kPowers.of[digits], word, count);
    setCount(count);
    exponent += digits;
    return left;
  }
  void dropWithRest(int64_t digits) {
    for (; digits > 0; digits -= kMostPlaces) hasRest |= drop(std::min(digits, kMostPlaces)) != 0;
  }
  // The same of all but the last few, and what they are then of the last place that stays.
  Rest dropRounding(int64_t digits) {
    const int64_t last = (digits - 1) % kMostPlaces + 1;
    dropWithRest(digits - last);
    const uint64_t left = drop(last), half = static_cast<uint64_t>(kTen.power[last]) / 2;
    if (left > half) return Rest::AboveHalf;
    if (left == half) return hasRest ? Rest::AboveHalf : Rest::Half;
    return left != 0 || hasRest ? Rest::BelowHalf : Rest::Zero;
  }
  // As far as that leaves no rest, `most` times at most.
  void dropZeros(int64_t most) {
    for (int64_t step = 16; step > 0; step /= 2) {
      while (step <= most && step <= std::countr_zero(word[0])) {
        Exact shorter = *this;
        if (shorter.drop(step) != 0) break;
        *this = shorter;
        most -= step;
      }
    }
  }
};

// The decimal that the context makes of a number; notFound() near the ends of the exponents.
Owned rounded(Runtime& rt, const Rules& rules, Exact& exact) {
  const Settings& s = rules.settings();
  exact.dropWithRest(exact.leastDigits() - s.precision - 1);
  const int64_t digits = digitsByPowers(exact.word, exact.count), excess = digits - s.precision;
  if (digits == 0) return Owned::notFound();
  const Rest rest = excess > 0 ? exact.dropRounding(excess) : Rest::Zero;
  if (exact.exponent < s.emin || exact.exponent >= s.top()) return Owned::notFound();
  // The lowest word is even if the number is, which is all that these kinds of rounding ask.
  if (roundsUp(s.rounding, exact.negative, Coefficient(exact.word[0]), rest)) {
    exact.word[exact.count] = mpn_add_1(exact.word, exact.word, exact.size(), 1);
    exact.setCount(exact.count + 1);
    if (digitsByPowers(exact.word, exact.count) > s.precision) exact.drop(1);
  }
  const uint32_t status = excess <= 0 ? 0 : rest == Rest::Zero ? kRounded : kRounded | kInexact;
  Number result;
  OURO_CHECK(fromWords(rt, exact.word, exact.count, &result.digits) &&
             (status == 0 || settle(rt, rules.state, rules.context(), status)));
  result.exponent = exact.exponent;
  result.negative = exact.negative;
  return newDecimal(rt, rules.state->decimal, result);
}

// A number times 10**shift divided by another, whose exponent is not regarded. False: too large.
bool divide(const Operand& a, const Operand& b, int64_t shift, Exact* out) {
  Exact dividend;
  if (!dividend.setScaled(a.limbs, a.count, shift) || dividend.count < b.count) return false;
  mp_limb_t rest[kMostWords];
  mpn_tdiv_qr(out->word, rest, 0, dividend.word, dividend.size(), b.limbs, b.size());
  out->setCount(dividend.count - b.count + 1);
  out->exponent = a.exponent - shift;
  out->hasRest = !mpn_zero_p(rest, b.size());
  if (!out->hasRest) out->dropZeros(shift);
  return true;
}
// The same by one word: whether the quotient ends is known by its first places.
bool divideByWord(const Operand& a, uint64_t b, int64_t shift, Exact* out) {
  const Divisor divisor(b);
  const int64_t places = placesOfQuotient(b);
  for (const int64_t power : {places, shift}) {
    if (!out->setScaled(a.limbs, a.count, power)) return false;
    out->exponent = a.exponent - power;
    out->hasRest = divideBy(divisor, out->word, out->count) != 0;
    out->setCount(out->count);
    if (!out->hasRest) return out->dropZeros(power), true;
  }
  return true;
}

bool areFor(const Rules& rules) {
  return rules.settings().precision <= kMostPrecision &&
         rules.settings().rounding != kZeroFiveUp;  // asks for the last digit
}

}  // namespace

Owned addManyWords(Runtime& rt, Value left, Value right, bool flip) {
  Operand a, b;
  if (!a.read(rt, left) || !b.read(rt, right)) return Owned::notFound();
  b.negative ^= flip;
  const Operand *high = &a, *low = &b;
  if (high->exponent < low->exponent) std::swap(high, low);
  const int64_t places = high->exponent - low->exponent;
  Exact exact;
  if (places > kMostPrecision || !exact.setScaled(high->limbs, high->count, places))
    return Owned::notFound();
  const bool isLonger = exact.count != low->count
                            ? exact.count > low->count
                            : mpn_cmp(exact.word, low->limbs, low->size()) > 0;
  const mp_limb_t *x = exact.word, *y = low->limbs;
  size_t xCount = exact.count, yCount = low->count;
  exact.negative = high->negative;
  if (!isLonger) {
    std::swap(x, y);
    std::swap(xCount, yCount);
    exact.negative = low->negative;
  }
  const auto xSize = static_cast<mp_size_t>(xCount), ySize = static_cast<mp_size_t>(yCount);
  if (high->negative == low->negative) {
    exact.word[xCount] = mpn_add(exact.word, x, xSize, y, ySize);
    exact.setCount(xCount + 1);
  } else {
    mpn_sub(exact.word, x, xSize, y, ySize);
    exact.setCount(xCount);
    if (exact.count == 1 && exact.word[0] == 0)
      return Owned::notFound();  // its sign is a matter of rounding
  }
  exact.exponent = low->exponent;
  const Rules rules(rt, left, right);
  if (!rules.ok()) return Owned::error();
  return areFor(rules) ? rounded(rt, rules, exact) : Owned::notFound();
}

Owned multiplyManyWords(Runtime& rt, Value left, Value right) {
  Operand a, b;
  if (!a.read(rt, left) || !b.read(rt, right) || a.count + b.count > kMostWords)
    return Owned::notFound();
  const Rules rules(rt, left, right);
  if (!rules.ok()) return Owned::error();
  if (!areFor(rules)) return Owned::notFound();
  Exact exact;
  exact.setProduct(a.limbs, a.count, b.limbs, b.count);
  exact.exponent = a.exponent + b.exponent;
  exact.negative = a.negative != b.negative;
  return rounded(rt, rules, exact);
}

Owned quotientManyWords(Runtime& rt, Value left, Value right) {
  Operand a, b;
  if (!a.read(rt, left) || !b.read(rt, right)) return Owned::notFound();
  const Rules rules(rt, left, right);
  if (!rules.ok()) return Owned::error();
  const int64_t aDigits = a.digits(), bDigits = b.digits();
  // So many digits behind the dividend's give one more than the precision.
  const int64_t shift = bDigits - aDigits + rules.settings().precision + 1;
  Exact exact;
  if (!areFor(rules) || aDigits == 0 || bDigits == 0 || shift < 0 ||
      !(b.count == 1 ? divideByWord(a, b.limbs[0], shift, &exact) : divide(a, b, shift, &exact)))
    return Owned::notFound();
  exact.exponent -= b.exponent;
  exact.negative = a.negative != b.negative;
  return rounded(rt, rules, exact);
}

}  // namespace ouro::decimal
