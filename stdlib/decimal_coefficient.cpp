// Coefficients of decimals: whole numbers in two words while they have at most 38 digits, ints
// beyond.

#include <cmath>

#include "runtime/types/str.h"
#include "stdlib/decimal_few_words.h"

namespace ouro::decimal {

namespace {

int bitLength(Wide w) {
  return high(w) ? 128 - std::countl_zero(high(w))
                 : 64 - std::countl_zero(static_cast<uint64_t>(w));
}

// Divides, in one instruction each where one word is enough.
Wide quotientOf(Wide a, Wide b, Wide* rest) {
  if (!high(a) && !high(b)) {
    auto x = static_cast<uint64_t>(a), y = static_cast<uint64_t>(b);
    *rest = x % y;
    return x / y;
  }
  Wide q = a / b;
  *rest = a - q * b;
  return q;
}

Rest restOf(Wide rest, Wide divisor) {
  if (rest == 0) return Rest::Zero;
  Wide half = divisor / 2;
  return rest < half ? Rest::BelowHalf : rest == half ? Rest::Half : Rest::AboveHalf;
}

// The digits of a number, unless it lies too close to a power of ten to say.
bool guessDigits(const IntView& view, int64_t* count) {
  double top = static_cast<double>(view.limbs[view.count - 1]);
  if (view.count > 1) top += static_cast<double>(view.limbs[view.count - 2]) * 0x1p-64;
  constexpr double kLog = 0.30102999566398119521;
  double digits = std::log10(top) + static_cast<double>(view.count - 1) * 64 * kLog;
  double whole = std::floor(digits), error = 1e-14 * (digits + 100);
  *count = static_cast<int64_t>(whole) + 1;
  return digits - whole > error && whole + 1 - digits > error;
}

}  // namespace

int wideDigits(Wide w) {
  if (w == 0) return 1;
  int guess = (bitLength(w) * 1233) >> 12;
  return guess + (w >= kTen.power[guess]);
}

bool countDigits(Runtime& rt, const Coefficient& c, int64_t* count) {
  if (c.isSmall()) {
    *count = wideDigits(c.small);
    return true;
  }
  const IntView view(c.big);
  *count = digitsByPowers(view.limbs, view.count);
  if (*count || guessDigits(view, count)) return true;
  // Close to 10**n for a whole n: has it n digits, or one more?
  int64_t n = std::llround((static_cast<double>(view.bitLength()) - 0.5) * 0.30102999566398119521);
  for (n = std::max<int64_t>(n - 1, 0);; n++) {
    OURO_TRY_BOOL(limit, powerOfTen(rt, n));
    if (intCompare(rt, c.big, limit) < 0) break;
  }
  *count = n;
  return true;
}

Owned powerOfTen(Runtime& rt, int64_t exponent) {
  if (exponent <= 18) return newInt(rt, static_cast<int64_t>(kTen.power[exponent]));
  if (exponent <= KnownPowers::kMost) {
    const KnownPowers::Power& power = kKnown.of[exponent];
    return intFromLimbs(rt, power.limbs, power.count, false);
  }
  if (exponent > static_cast<int64_t>(kMaxLimbs) * 19) return raiseMemoryError(rt);
  return intPower(rt, Value::small(10), Value::small(exponent));
}

Owned toInt(Runtime& rt, const Coefficient& c) {
  if (!c.isSmall()) return Owned::share(c.big);
  return intFromInt128(rt, static_cast<__int128>(c.small));  // below 2**127
}

bool fromInt(Runtime&, Value v, Coefficient* out) {
  if (v.isError()) return false;
  IntView view(v);
  if (view.count <= 2) {
    Wide w = view.count > 0 ? view.limbs[0] : 0;
    if (view.count == 2) w |= static_cast<Wide>(view.limbs[1]) << 64;
    if (w < kTen.power[kSmallDigits]) {
      out->small = w;
      out->big = Local();
      return true;
    }
  }
  out->big = Local(v);
  return true;
}

bool fromDigits(Runtime& rt, std::string_view text, Coefficient* out) {
  while (!text.empty() && text.front() == '0') text.remove_prefix(1);
  if (text.size() <= kSmallDigits) {
    *out = Coefficient();
    size_t first = std::min<size_t>(text.size(), 18);
    uint64_t word = 0;
    for (char c : text.substr(0, first)) word = word * 10 + static_cast<uint64_t>(c - '0');
    out->small = word;
    for (char c : text.substr(first)) out->small = out->small * 10 + static_cast<Wide>(c - '0');
    return true;
  }
  uint64_t limbs = static_cast<uint64_t>(static_cast<double>(text.size()) * 3.3219281 / 64) + 2;
  BigInt* big =
      limbs < kMaxLimbs && heapCanSpare(rt, text.size()) ? allocateInt(rt, limbs) : nullptr;
  if (!big) {
    if (!errorPending(rt)) (void)raiseMemoryError(rt);
    return false;
  }
  std::string plain(text);
  for (char& c : plain) c = static_cast<char>(c - '0');
  const auto* digits = reinterpret_cast<const unsigned char*>(plain.data());
  const size_t length = plain.size();
  mp_size_t count = 0;
  if (!longWork(rt, limbs, [&] { count = mpn_set_str(big->limbs(), digits, length, 10); }))
    return dropInt(big), false;
  OURO_TRY_BOOL(made, finishInt(rt, big, limbs, static_cast<uint64_t>(count), false));
  return fromInt(rt, made, out);
}

bool appendDigits(Runtime& rt, const Coefficient& c, std::string* out) {
  if (!c.isSmall()) {
    IntView view(c.big);
    if (!heapCanSpare(rt, view.count * 20)) return false;
    out->append(formatInt(rt, c.big));
    return !errorPending(rt);
  }
  char text[40], *end = text + sizeof text, *at = end;
  constexpr uint64_t kChunk = 10000000000000000000u;
  Wide rest = c.small;
  while (high(rest)) {
    auto low = static_cast<uint64_t>(rest % kChunk);
    rest /= kChunk;
    for (int i = 0; i < 19; i++, low /= 10) *--at = static_cast<char>('0' + low % 10);
  }
  auto word = static_cast<uint64_t>(rest);
  do *--at = static_cast<char>('0' + word % 10);
  while (word /= 10);
  out->append(at, end);
  return true;
}

int compare(Runtime& rt, const Coefficient& a, const Coefficient& b) {
  if (a.isSmall() && b.isSmall()) return a.small < b.small ? -1 : a.small > b.small;
  if (a.isSmall() != b.isSmall()) return a.isSmall() ? -1 : 1;
  return intCompare(rt, a.big, b.big);
}

bool scale(Runtime& rt, Coefficient* c, int64_t power) {
  if (power == 0 || c->isZero()) return true;
  if (c->isSmall() && power + wideDigits(c->small) <= kSmallDigits) {
    c->small *= kTen.power[power];
    return true;
  }
  if (power <= KnownPowers::kMost) {
    const Words x(*c), factor(kKnown.of[power]);
    if (areFew(x, factor)) return multiplyFew(rt, x, factor, c);
  }
  OURO_TRY_BOOL(factor, powerOfTen(rt, power));
  OURO_TRY_BOOL(number, toInt(rt, *c));
  OURO_TRY_BOOL(product, intMultiply(rt, number, factor));
  return fromInt(rt, product, c);
}

bool add(Runtime& rt, Coefficient* to, const Coefficient& other) {
  if (to->isSmall() && other.isSmall()) {
    to->small += other.small;  // below 2 * 10**38, which is below 2**128
    if (to->small < kTen.power[kSmallDigits]) return true;
    uint64_t limbs[] = {static_cast<uint64_t>(to->small), high(to->small)};
    to->big = intFromLimbs(rt, limbs, 2, false);
    return !to->big.isError();
  }
  if (const Words v(*to), w(other); areFew(v, w)) return addFew(rt, v, w, to);
  OURO_TRY_BOOL(x, toInt(rt, *to));
  OURO_TRY_BOOL(y, toInt(rt, other));
  OURO_TRY_BOOL(sum, intAdd(rt, x, y));
  return fromInt(rt, sum, to);
}

bool subtract(Runtime& rt, Coefficient* from, const Coefficient& other) {
  if (from->isSmall()) {
    from->small -= other.small;
    return true;
  }
  if (const Words v(*from), w(other); areFew(v, w)) return subtractFew(rt, v, w, from);
  OURO_TRY_BOOL(y, toInt(rt, other));
  OURO_TRY_BOOL(difference, intSubtract(rt, from->big, y));
  return fromInt(rt, difference, from);
}

bool multiply(Runtime& rt, const Coefficient& a, const Coefficient& b, Coefficient* out) {
  if (a.isSmall() && b.isSmall()) {
    bool fits = !high(a.small) && !high(b.small);
    if (fits || wideDigits(a.small) + wideDigits(b.small) <= kSmallDigits) {
      Wide product = a.small * b.small;
      if (product < kTen.power[kSmallDigits]) {
        *out = Coefficient(product);
        return true;
      }
    }
  }
  if (const Words v(a), w(b); areFew(v, w)) return multiplyFew(rt, v, w, out);
  OURO_TRY_BOOL(x, toInt(rt, a));
  OURO_TRY_BOOL(y, toInt(rt, b));
  OURO_TRY_BOOL(product, intMultiply(rt, x, y));
  return fromInt(rt, product, out);
}

bool divide(Runtime& rt, const Coefficient& a, const Coefficient& b, Coefficient* quotient,
            Coefficient* rest) {
  if (a.isSmall() && b.isSmall()) {
    Wide left;
    *quotient = Coefficient(quotientOf(a.small, b.small, &left));
    *rest = Coefficient(left);
    return true;
  }
  if (const Words v(a), w(b); areFew(v, w) && v.count >= w.count) {
    const FewDivided divided(v, w);
    return fromWords(rt, divided.whole, divided.wholeCount, quotient) &&
           fromWords(rt, divided.rest, divided.restCount, rest);
  }
  OURO_TRY_BOOL(x, toInt(rt, a));
  OURO_TRY_BOOL(y, toInt(rt, b));
  Local q, r;
  if (!intDivideFloor(rt, x, y, &q, &r)) return false;
  return fromInt(rt, q, quotient) && fromInt(rt, r, rest);
}

bool nines(Runtime& rt, int64_t count, Coefficient* out) {
  if (count <= kSmallDigits) {
    *out = Coefficient(kTen.power[count] - 1);
    return true;
  }
  OURO_TRY_BOOL(power, powerOfTen(rt, count));
  OURO_TRY_BOOL(number, intSubtract(rt, power, Value::small(1)));
  return fromInt(rt, number, out);
}

unsigned lastDigit(const Coefficient& c) {
  if (c.isSmall()) {
    // 2**64 = 6 (mod 10)
    return static_cast<unsigned>((high(c.small) % 10 * 6 + static_cast<uint64_t>(c.small) % 10) %
                                 10);
  }
  IntView view(c.big);
  return static_cast<unsigned>(mpn_mod_1(view.limbs, static_cast<mp_size_t>(view.count), 10));
}

bool dropDigits(Runtime& rt, Coefficient* c, int64_t count, Rest* rest) {
  if (c->isSmall()) {
    if (count > kSmallDigits) {
      *rest = c->small == 0 ? Rest::Zero : Rest::BelowHalf;
      c->small = 0;
      return true;
    }
    Wide divisor = kTen.power[count], left;
    c->small = quotientOf(c->small, divisor, &left);
    *rest = restOf(left, divisor);
    return true;
  }
  int64_t digits;
  if (!countDigits(rt, *c, &digits)) return false;
  if (count > digits) {
    *c = Coefficient();
    *rest = Rest::BelowHalf;
    return true;
  }
  if (count <= KnownPowers::kMost) {
    const Words x(*c), divisor(kKnown.of[count]);
    if (areFew(x, divisor) && x.count >= divisor.count) {
      FewDivided divided(x, divisor);
      *rest = restOf(divided.rest, divisor);
      return fromWords(rt, divided.whole, divided.wholeCount, c);
    }
  }
  OURO_TRY_BOOL(divisor, powerOfTen(rt, count));
  Local quotient, left;
  if (!intDivideFloor(rt, c->big, divisor, &quotient, &left)) return false;
  if (left.get() == Value::small(0)) {
    *rest = Rest::Zero;
  } else {
    OURO_TRY_BOOL(twice, intAdd(rt, left, left));
    int side = intCompare(rt, twice, divisor);
    *rest = side < 0 ? Rest::BelowHalf : side == 0 ? Rest::Half : Rest::AboveHalf;
  }
  return fromInt(rt, quotient, c);
}

bool dropZeros(Runtime& rt, Coefficient* c, int64_t most, int64_t* dropped) {
  *dropped = 0;
  if (c->isZero()) return true;
  int64_t step = 1;  // doubles while that succeeds, then halves
  bool growing = true;
  while (step > 0 && most > 0) {
    int64_t count = std::min(step, most);
    if (c->isSmall() ? count < kSmallDigits : lastDigit(*c) == 0) {
      Coefficient shorter = *c;
      Rest rest;
      if (!dropDigits(rt, &shorter, count, &rest)) return false;
      if (rest == Rest::Zero && !shorter.isZero()) {
        *c = std::move(shorter);
        *dropped += count;
        most -= count;
        if (growing) step *= 2;
        continue;
      }
    }
    growing = false;
    step /= 2;
  }
  return true;
}

}  // namespace ouro::decimal
