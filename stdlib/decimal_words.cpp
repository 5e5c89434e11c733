// Sums, products and whole quotients of decimals of one word each, as amounts of money are: most
// need no rounding, touch no limit of the context and signal nothing. Those are made here; whatever
// else there is to see about is left to the general arithmetic.

#include "stdlib/decimal.h"

namespace ouro::decimal {

namespace {

constexpr int64_t kMostPlaces = 19;  // 2**64 * 10**19 + 2**64 is less than 2**128

// Has a coefficient of one word, other than 0.
bool isOneWord(const Decimal* d) {
  return d->kind == Kind::Finite && d->big.isNull() && d->high == 0 && d->low != 0;
}

// The decimal of these digits, if a context would leave them as they are, and `other` has no more
// digits than that allows; else notFound().
Owned unrounded(Runtime& rt, State* state, Wide digits, int64_t exponent, bool negative,
                Wide other = 0) {
  OURO_TRY(context, currentContext(rt, state));
  const Settings& s = context.as<Context>()->settings;
  const auto most = static_cast<size_t>(std::min<int64_t>(s.precision, kSmallDigits));
  if (std::max(digits, other) >= kTen.power[most] || exponent < s.emin || exponent > s.top())
    return Owned::notFound();
  return newDecimal(rt, state->decimal, digits, exponent, negative);
}

Owned added(Runtime& rt, State* state, const Decimal* a, const Decimal* b, bool flip) {
  const bool bIsHigh = a->exponent < b->exponent;
  const Decimal *high = bIsHigh ? b : a, *low = bIsHigh ? a : b;
  const int64_t places = high->exponent - low->exponent;
  if (places > kMostPlaces) return Owned::notFound();
  const Wide larger = Wide{high->low} * kTen.power[places], smaller = low->low;
  const bool highSign = high->negative ^ (flip && bIsHigh),
             lowSign = low->negative ^ (flip && !bIsHigh);
  if (highSign == lowSign) return unrounded(rt, state, larger + smaller, low->exponent, lowSign);
  if (larger == smaller) return Owned::notFound();  // the sign of 0 is a matter of rounding
  return larger > smaller ? unrounded(rt, state, larger - smaller, low->exponent, highSign)
                          : unrounded(rt, state, smaller - larger, low->exponent, lowSign);
}

// The coefficients brought to one exponent; false: they are too far from each other.
bool alignWords(const Decimal* a, const Decimal* b, Wide* x, Wide* y) {
  const int64_t places = a->exponent - b->exponent;
  if (places > kMostPlaces || places < -kMostPlaces) return false;
  *x = Wide{a->low} * kTen.power[std::max<int64_t>(places, 0)];
  *y = Wide{b->low} * kTen.power[std::max<int64_t>(-places, 0)];
  return true;
}

bool areOneWord(const Runtime& rt, Value left, Value right) {
  return isDecimal(rt, left) && isDecimal(rt, right) && isOneWord(left.as<Decimal>()) &&
         isOneWord(right.as<Decimal>());
}

}  // namespace

Owned addWords(Runtime& rt, Value left, Value right, bool flip) {
  if (!areOneWord(rt, left, right)) return Owned::notFound();
  return added(rt, stateOf(rt, left), left.as<Decimal>(), right.as<Decimal>(), flip);
}

Owned multiplyWords(Runtime& rt, Value left, Value right) {
  if (!areOneWord(rt, left, right)) return Owned::notFound();
  const auto *a = left.as<Decimal>(), *b = right.as<Decimal>();
  return unrounded(rt, stateOf(rt, left), Wide{a->low} * b->low, a->exponent + b->exponent,
                   a->negative != b->negative);
}

Owned divideWords(Runtime& rt, Value left, Value right, bool wantsRest) {
  if (!areOneWord(rt, left, right)) return Owned::notFound();
  const auto *a = left.as<Decimal>(), *b = right.as<Decimal>();
  Wide x, y;
  if (!alignWords(a, b, &x, &y)) return Owned::notFound();
  const bool isShort = (x | y) >> 64 == 0;  // dividing is a call otherwise
  const Wide quotient = isShort ? static_cast<uint64_t>(x) / static_cast<uint64_t>(y) : x / y;
  const Wide rest = x - quotient * y;
  if (!wantsRest) return unrounded(rt, stateOf(rt, left), quotient, 0, a->negative != b->negative);
  return unrounded(rt, stateOf(rt, left), rest, std::min(a->exponent, b->exponent), a->negative,
                   quotient);
}

bool orderWords(const Runtime& rt, Value left, Value right, int* side) {
  if (!areOneWord(rt, left, right)) return false;
  const auto *a = left.as<Decimal>(), *b = right.as<Decimal>();
  if (a->negative != b->negative) {
    *side = a->negative ? -1 : 1;
    return true;
  }
  Wide x, y;
  if (!alignWords(a, b, &x, &y)) return false;
  *side = a->negative ? (y > x) - (y < x) : (x > y) - (x < y);
  return true;
}

}  // namespace ouro::decimal
