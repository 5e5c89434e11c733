// Text to int and back, in any base from 2 to 36.

#include <charconv>
#include <cmath>
#include <cstring>

#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int_limbs.h"
#include "runtime/types/number_text.h"
#include "runtime/types/str.h"
#include "runtime/unicode.h"

namespace ouro {

namespace {

constexpr bool isPowerOfTwoBase(int base) { return (base & (base - 1)) == 0; }

constexpr auto kDigitValues = [] {
  struct {
    uint8_t of[256];
  } table{};
  for (int c = 0; c < 256; c++)
    table.of[c] = static_cast<uint8_t>(c >= '0' && c <= '9'   ? c - '0'
                                       : c >= 'a' && c <= 'z' ? c - 'a' + 10
                                       : c >= 'A' && c <= 'Z' ? c - 'A' + 10
                                                              : 99);
  return table;
}();
int digitValue(char c) { return kDigitValues.of[static_cast<uint8_t>(c)]; }

bool tooManyDigits(Runtime& rt, uint64_t digits) {
  return fail(rt, Exc::ValueError,
              "Exceeds the limit ({} digits) for integer string conversion: value has {} digits; "
              "use sys.set_int_max_str_digits() to increase the limit",
              rt.maxStrDigits, digits);
}

// The pieces of a number's text; digits may hold underscores.
struct Literal {
  bool negative = false;
  int base = 10;
  std::string_view digits;
  uint64_t count = 0;  // of digits without underscores
};

// Is `text` a prefix such as 0x for this base (or any, for base 0)?
int prefixBase(std::string_view text) {
  if (text.size() < 2 || text[0] != '0') return 0;
  switch (text[1] | 0x20) {
    case 'x': return 16;
    case 'o': return 8;
    case 'b': return 2;
    default: return 0;
  }
}

// Digits with single underscores between them.
bool checkDigits(Literal* literal) {
  char previous = '_';
  uint64_t underscores = 0;
  for (char c : literal->digits) {
    if (digitValue(c) >= literal->base) {
      if (c != '_' || previous == '_') return false;
      underscores++;
    }
    previous = c;
  }
  literal->count = literal->digits.size() - underscores;
  return previous != '_';
}

bool splitLiteral(std::string_view text, int base, Literal* literal) {
  text = stripSpace(text);
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
    literal->negative = text[0] == '-';
    text.remove_prefix(1);
  }
  int prefixed = prefixBase(text);
  bool oldOctal = false;  // base 0: 0123 is only allowed if it is zero
  if (base == 0) {
    base = prefixed ? prefixed : 10;
    oldOctal = !prefixed && text.size() > 1 && text[0] == '0';
  }
  if (prefixed != 0 && prefixed == base) {
    text.remove_prefix(2);
    if (!text.empty() && text[0] == '_') text.remove_prefix(1);
  }
  literal->base = base;
  literal->digits = text;
  if (!checkDigits(literal)) return false;
  return !oldOctal || text.find_first_not_of("0_") == std::string_view::npos;
}

// The value of checked digits.
Owned digitsToInt(Runtime& rt, const Literal& literal) {
  if (literal.count <= 12) {  // 36**12 < 2**63
    int64_t value = 0;
    for (char c : literal.digits) {
      if (c != '_') value = value * literal.base + digitValue(c);
    }
    return newInt(rt, literal.negative ? -value : value);
  }
  LimbBuffer raw(rt, literal.count / sizeof(mp_limb_t) + 1);
  if (!raw.ok()) return Owned::error();
  uint8_t* out = reinterpret_cast<uint8_t*>(raw.get());
  uint64_t count = 0;
  for (char c : literal.digits) {
    if (c == '_' || (c == '0' && count == 0)) continue;
    out[count++] = static_cast<uint8_t>(digitValue(c));
  }
  if (count == 0) return smallInt(0);
  double bits = static_cast<double>(count) * std::log2(literal.base);
  uint64_t capacity = static_cast<uint64_t>(bits / 64 * 1.0000001) + 3;
  BigInt* big = allocateInt(rt, capacity);
  if (!big) return Owned::error();
  mp_size_t used = 0;
  if (!longWork(rt, capacity, [&] { used = mpn_set_str(big->limbs(), out, count, literal.base); }))
    return dropInt(big), Owned::error();
  return finishInt(rt, big, capacity, static_cast<uint64_t>(used), literal.negative);
}

// Plain decimal digits that fit a word, kWordDigits at most.
constexpr size_t kWordDigits = 18;
bool parseWord(std::string_view digits, int64_t* result) {
  int64_t value = 0;
  for (char c : digits) {
    if (c < '0' || c > '9') return false;
    value = value * 10 + (c - '0');
  }
  *result = value;
  return true;
}

// Of two such words at most, with at most a sign: nearly all texts. notFound(): of another kind.
Owned parseFew(Runtime& rt, std::string_view text) {
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) text.remove_prefix(1);
  int64_t high, low;
  if (text.empty() || text.size() > 2 * kWordDigits ||
      !parseWord(text.substr(0, kWordDigits), &high))
    return Owned::notFound();
  if (text.size() <= kWordDigits) return smallInt(negative ? -high : high);
  if (!parseWord(text.substr(kWordDigits), &low)) return Owned::notFound();
  __int128 value = high;
  for (size_t i = kWordDigits; i < text.size(); i++) value *= 10;
  value += low;
  return intFromInt128(rt, negative ? -value : value);
}

// notFound() when the text is no number in that base.
Owned tryParse(Runtime& rt, std::string_view text, int base) {
  if (base == 10) {
    const Owned few = parseFew(rt, text);
    if (!few.isNotFound()) return few;
  }
  Literal literal;
  if (!splitLiteral(text, base, &literal)) return Owned::notFound();
  if (!isPowerOfTwoBase(literal.base) && rt.maxStrDigits > 0 &&
      literal.count > static_cast<uint64_t>(rt.maxStrDigits)) {
    return tooManyDigits(rt, literal.count), Owned::error();
  }
  return digitsToInt(rt, literal);
}

Owned invalidLiteral(Runtime& rt, int base, Value shown) {
  OURO_TRY(text, repr(rt, shown));
  // CPython cuts the repr at 200 characters.
  OURO_TRY(cut, substring(rt, text.as<Str>(), 0, std::min<size_t>(text.as<Str>()->length, 200)));
  return raise(rt, Exc::ValueError, "invalid literal for int() with base {}: {}", base,
               toUtf8(cut.as<Str>()));
}

}  // namespace

Owned parseInt(Runtime& rt, std::string_view text, int base) {
  OURO_TRY(result, tryParse(rt, text, base));
  if (!result.isNotFound()) return result.take();
  OURO_TRY(shown, newStr(rt, text));
  return invalidLiteral(rt, base, shown);
}

Owned parseInt(Runtime& rt, Value text, int base) {
  std::string_view ascii;
  std::string converted;
  if (isStr(rt, text)) {
    Str* str = text.as<Str>();
    if (str->isAscii()) {
      ascii = str->asciiView();
    } else {
      converted = asciiDigits(str);
      ascii = converted;
    }
  } else if (!asByteView(rt, text, &ascii)) {
    return Owned::error();
  }
  OURO_TRY(result, tryParse(rt, ascii, base));
  if (!result.isNotFound()) return result.take();
  if (isStr(rt, text)) return invalidLiteral(rt, base, text);
  OURO_TRY(bytes, newBytes(rt, ascii));  // a bytearray is shown as bytes
  return invalidLiteral(rt, base, bytes);
}

Owned newIntFromLiteral(Runtime& rt, std::string_view text) { return tryParse(rt, text, 0); }

// ---- int to text

namespace {

constexpr char kDigits[] = "0123456789abcdefghijklmnopqrstuvwxyz";

// An upper bound of the characters of a number's digits.
uint64_t digitsBound(const IntView& view, int base) {
  return static_cast<uint64_t>(static_cast<double>(view.bitLength()) / std::log2(base) *
                               1.0000001) +
         2;
}

// Writes the digits of a nonzero number (most significant first, as characters); returns how many,
// 0 with an exception pending. `out` has room for digitsBound() characters, `scratch` for
// view.count + 1 limbs.
uint64_t writeDigits(Runtime& rt, const IntView& view, int base, char* out, mp_limb_t* scratch) {
  uint8_t* raw = reinterpret_cast<uint8_t*>(out);
  size_t count = 0;
  const bool done = longWork(rt, view.count, [&] {
    memcpy(scratch, view.limbs, view.count * sizeof(mp_limb_t));  // get_str overwrites it
    count = mpn_get_str(raw, base, scratch, static_cast<mp_size_t>(view.count));
  });
  if (!done) return 0;
  size_t zeros = 0;
  while (zeros + 1 < count && raw[zeros] == 0) zeros++;
  for (size_t i = zeros; i < count; i++) out[i - zeros] = kDigits[raw[i]];
  return count - zeros;
}

// Decimal numbers of few limbs are divided into chunks of 19 digits: quadratic, but to about here
// quicker than mpn_get_str(), and without buffers from the heap. They have fewer digits than the
// least limit that sys.set_int_max_str_digits() takes (640).
constexpr size_t kFewLimbs = 16, kChunkDigits = 19;
constexpr mp_limb_t kChunk = 10'000'000'000'000'000'000u;

struct FewDigits {
  char room[1 + (kFewLimbs + 1) * kChunkDigits];  // of them the last, behind a sign
};

constexpr auto kPairs = [] {
  struct {
    char of[100][2];
  } table{};
  for (int i = 0; i < 100; i++) {
    table.of[i][0] = static_cast<char>('0' + i / 10);
    table.of[i][1] = static_cast<char>('0' + i % 10);
  }
  return table;
}();

void writeTwo(char* out, uint32_t number) { memcpy(out, kPairs.of[number], 2); }

void writeEight(char* out, uint32_t number) {
  const uint32_t high = number / 10000, low = number % 10000;
  writeTwo(out, high / 100);
  writeTwo(out + 2, high % 100);
  writeTwo(out + 4, low / 100);
  writeTwo(out + 6, low % 100);
}

void writeChunk(char* out, uint64_t chunk) {
  const uint64_t high = chunk / 100'000'000;
  const auto top = static_cast<uint32_t>(high / 100'000'000);
  out[0] = static_cast<char>('0' + top / 100);
  writeTwo(out + 1, top % 100);
  writeEight(out + 3, static_cast<uint32_t>(high % 100'000'000));
  writeEight(out + 11, static_cast<uint32_t>(chunk % 100'000'000));
}

bool isFewDecimal(const IntView& view, int base) { return base == 10 && view.count <= kFewLimbs; }

// Bases whose digits are groups of bits are read off the limbs.
Owned newGroupsText(Runtime& rt, const IntView& view, unsigned bits, std::string_view prefix) {
  const uint64_t count = (view.bitLength() + bits - 1) / bits;
  const uint64_t length = view.negative + prefix.size() + count;
  if (length > Str::kMaxLength) return raiseMemoryError(rt);
  Str* text = allocateStr(rt, length, 127);
  if (!text) return Owned::error();
  char* out = text->chars<char>();
  if (view.negative) *out++ = '-';
  out = std::copy(prefix.begin(), prefix.end(), out) + count;
  const mp_limb_t mask = (mp_limb_t{1} << bits) - 1;
  mp_limb_t rest = 0;  // of the limb before, its lowest bits first
  unsigned left = 0;   // bits of it
  uint64_t more = count;
  for (uint64_t i = 0; i < view.count; i++) {
    mp_limb_t limb = view.limbs[i];
    unsigned available = 64;
    if (left) {
      if (more == 0) break;
      *--out = kDigits[(rest | limb << left) & mask];
      more--;
      limb >>= bits - left;
      available -= bits - left;
    }
    for (; available >= bits && more; available -= bits, limb >>= bits, more--)
      *--out = kDigits[limb & mask];
    rest = limb;
    left = available;
  }
  if (more) *--out = kDigits[rest & mask];
  return Owned::adopt(text);
}

// With its sign.
std::string_view writeFew(const IntView& view, FewDigits& out) {
  mp_limb_t limbs[kFewLimbs];
  size_t count = view.count;
  memcpy(limbs, view.limbs, count * sizeof(mp_limb_t));
  char *const end = std::end(out.room), *at = end;
  while (count > 1 || limbs[0] >= kChunk) {
    at -= kChunkDigits;
    writeChunk(at, mpn_divrem_1(limbs, 0, limbs, static_cast<mp_size_t>(count), kChunk));
    while (count > 1 && limbs[count - 1] == 0) count--;
  }
  char first[kChunkDigits];
  const auto length = std::to_chars(first, std::end(first), limbs[0]).ptr - first;
  at -= length;
  memcpy(at, first, static_cast<size_t>(length));
  if (view.negative) *--at = '-';
  return {at, static_cast<size_t>(end - at)};
}

}  // namespace

std::string formatInt(const Runtime& rt, Value v, int base) {
  int64_t word;
  if (asWord(v, &word)) {
    char buffer[72];
    return std::string(buffer, std::to_chars(buffer, buffer + sizeof buffer, word, base).ptr);
  }
  IntView view(v);
  if (FewDigits few; isFewDecimal(view, base)) return std::string(writeFew(view, few));
  std::string text(digitsBound(view, base) + 1, '-');
  auto& machine = const_cast<Runtime&>(rt);
  LimbBuffer scratch(machine, view.count + 1);
  if (!scratch.ok()) return "";
  uint64_t sign = view.negative;
  uint64_t count = writeDigits(machine, view, base, text.data() + sign, scratch.get());
  text.resize(count ? sign + count : 0);
  return text;
}

Owned intToStr(Runtime& rt, Value v, int base, std::string_view prefix) {
  int64_t word;
  if (asWord(v, &word)) {
    char buffer[80], *at = buffer;
    uint64_t magnitude = word < 0 ? 0 - static_cast<uint64_t>(word) : static_cast<uint64_t>(word);
    if (word < 0) *at++ = '-';
    for (char c : prefix) *at++ = c;
    at = std::to_chars(at, buffer + sizeof buffer, magnitude, base).ptr;
    return newAscii(rt, {buffer, static_cast<size_t>(at - buffer)});
  }
  IntView view(v);
  if (FewDigits few; isFewDecimal(view, base) && prefix.empty())
    return newAscii(rt, writeFew(view, few));
  if (isPowerOfTwoBase(base) && view.count <= kFewLimbs)
    return newGroupsText(rt, view, static_cast<unsigned>(std::countr_zero(unsigned(base))), prefix);
  // The limit is tested before the work where the size alone shows it, and on the digits after.
  uint64_t bound = digitsBound(view, base), limit = static_cast<uint64_t>(rt.maxStrDigits);
  bool limited = limit > 0 && !isPowerOfTwoBase(base);
  if (limited && bound > limit + 10) return tooLongForText(rt);
  LimbBuffer scratch(rt, view.count + 1), digits(rt, bound / sizeof(mp_limb_t) + 2);
  if (!scratch.ok() || !digits.ok()) return Owned::error();
  char* raw = reinterpret_cast<char*>(digits.get());
  uint64_t count = writeDigits(rt, view, base, raw, scratch.get());
  if (count == 0) return Owned::error();
  if (limited && count > limit) return tooLongForText(rt);
  uint64_t length = view.negative + prefix.size() + count;
  if (length > Str::kMaxLength) return raiseMemoryError(rt);
  Str* text = allocateStr(rt, length, 127);
  if (!text) return Owned::error();
  char* out = text->chars<char>();
  if (view.negative) *out++ = '-';
  if (!prefix.empty()) memcpy(out, prefix.data(), prefix.size());
  memcpy(out + prefix.size(), raw, count);
  return Owned::adopt(text);
}

Owned tooLongForText(Runtime& rt) {
  return raise(rt, Exc::ValueError,
               "Exceeds the limit ({} digits) for integer string conversion; "
               "use sys.set_int_max_str_digits() to increase the limit",
               rt.maxStrDigits);
}

// ---- text of numbers in general

std::string_view stripSpace(std::string_view text) {
  auto space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && space(text.front())) text.remove_prefix(1);
  while (!text.empty() && space(text.back())) text.remove_suffix(1);
  return text;
}

std::string asciiDigits(const Str* text) {
  std::string result;
  for (size_t i = 0; i < text->length; i++) {
    char32_t c = text->at(i);
    int digit = unicode::decimalValue(c);
    if (digit >= 0) {
      result += static_cast<char>('0' + digit);
    } else {
      result += c < 128 ? static_cast<char>(c) : unicode::isSpace(c) ? ' ' : '?';
    }
  }
  return result;
}

}  // namespace ouro
