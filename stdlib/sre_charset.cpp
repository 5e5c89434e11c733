// Characters of regular expressions: classes, sets and case.

#include <cctype>
#include <cstring>

#include "runtime/unicode.h"
#include "stdlib/sre_code.h"

namespace ouro::sre {

uint32_t lowerLocale(uint32_t c) {
  return c < 256 ? static_cast<uint32_t>(std::tolower(static_cast<int>(c))) : c;
}
uint32_t upperLocale(uint32_t c) {
  return c < 256 ? static_cast<uint32_t>(std::toupper(static_cast<int>(c))) : c;
}
uint32_t lowerBeyondAscii(uint32_t c) {
  char32_t out[3];
  unicode::toLower(c, out);
  return out[0];
}
uint32_t upperUnicode(uint32_t c) {
  char32_t out[3];
  unicode::toUpper(c, out);
  return out[0];
}

namespace {

bool isAsciiSpace(uint32_t c) { return c == ' ' || (c >= 9 && c <= 13); }
bool isAsciiWord(uint32_t c) { return c < 128 && unicode::asciiIs(c, unicode::kIdent); }
bool isLocaleWord(uint32_t c) { return c == '_' || (c < 256 && std::isalnum(static_cast<int>(c))); }
bool isUnicodeWord(uint32_t c) { return c < 128 ? isAsciiWord(c) : unicode::isAlnum(c); }

}  // namespace

CharKind kindOf(uint32_t c) {
  if (unicode::isDecimal(c)) return kDecimal;
  if (unicode::isAlnum(c)) return kAlnum;
  return unicode::isSpace(c) ? kSpace : kOther;
}

bool inCategory(Category category, uint32_t c) {
  switch (category) {
    case Category::Digit: return c >= '0' && c <= '9';
    case Category::NotDigit: return c < '0' || c > '9';
    case Category::Space: return isAsciiSpace(c);
    case Category::NotSpace: return !isAsciiSpace(c);
    case Category::Word: return isAsciiWord(c);
    case Category::NotWord: return !isAsciiWord(c);
    case Category::Linebreak: return c == '\n';
    case Category::NotLinebreak: return c != '\n';
    case Category::LocWord: return isLocaleWord(c);
    case Category::LocNotWord: return !isLocaleWord(c);
    case Category::UniDigit: return unicode::isDecimal(c);
    case Category::UniNotDigit: return !unicode::isDecimal(c);
    case Category::UniSpace: return unicode::isSpace(c);
    case Category::UniNotSpace: return !unicode::isSpace(c);
    case Category::UniWord: return isUnicodeWord(c);
    case Category::UniNotWord: return !isUnicodeWord(c);
    case Category::UniLinebreak: return unicode::isLineBreak(c);
    case Category::UniNotLinebreak: return !unicode::isLineBreak(c);
    case Category::Count: break;
  }
  return false;
}

namespace {

bool hasBit(const uint32_t* words, uint32_t bit) { return words[bit / 32] >> (bit % 32) & 1; }

// A table of 256 bytes says which block of 256 bits is for which high byte.
bool inBigSet(const uint32_t* table, uint32_t c) {
  if (c >= 0x10000) return false;
  uint32_t word = table[c >> 10];
  uint32_t block = word >> (8 * (c >> 8 & 3)) & 0xff;
  return hasBit(table + 64 + size_t{block} * 8, c & 0xff);
}

}  // namespace

bool inSet(const uint32_t* set, uint32_t c) {
  for (bool ok = true;;) {
    switch (static_cast<Op>(*set++)) {
      case Op::Negate: ok = !ok; break;
      case Op::Literal:
        if (c == *set++) return ok;
        break;
      case Op::Range:
        if (set[0] <= c && c <= set[1]) return ok;
        set += 2;
        break;
      case Op::RangeUniIgnore: {
        uint32_t upper = upperUnicode(c);
        if ((set[0] <= c && c <= set[1]) || (set[0] <= upper && upper <= set[1])) return ok;
        set += 2;
        break;
      }
      case Op::Category:
        if (inCategory(static_cast<Category>(*set++), c)) return ok;
        break;
      case Op::Charset:
        if (c < 256 && hasBit(set, c)) return ok;
        set += 8;
        break;
      case Op::BigCharset:
        if (inBigSet(set + 1, c)) return ok;
        set += 65 + size_t{set[0]} * 8;
        break;
      default: return !ok;
    }
  }
}

bool acceptsSlow(const Program& program, size_t at, uint32_t c) {
  const uint32_t* set = &program.code[at + 2];
  switch (static_cast<Op>(program.code[at])) {
    case Op::InIgnore: return inSet(set, lowerAscii(c));
    case Op::InUniIgnore: return inSet(set, lowerUnicode(c));
    case Op::InLocIgnore: return inSet(set, lowerLocale(c)) || inSet(set, upperLocale(c));
    default: return inSet(set, c);
  }
}

}  // namespace ouro::sre
