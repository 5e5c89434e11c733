#pragma once
// Properties and case mappings of characters: Unicode 14.0, as CPython 3.11 sees it.

#include <cstdint>
#include <string_view>

#include "runtime/unicode_tables.h"

namespace ouro::unicode {

// Bits of kAsciiTraits.
enum AsciiTrait : uint8_t {
  kUpper = 1,
  kLower = 2,
  kDigit = 4,
  kSpace = 8,
  kIdent = 16,
  kBreak = 32
};
constexpr auto makeAsciiTraits() {
  struct Table {
    uint8_t of[128];
  } table{};
  for (int c = 0; c < 128; c++) {
    uint8_t traits = 0;
    if (c >= 'A' && c <= 'Z') traits = kUpper | kIdent;
    if (c >= 'a' && c <= 'z') traits = kLower | kIdent;
    if (c >= '0' && c <= '9') traits = kDigit | kIdent;
    if (c == '_') traits = kIdent;
    if ((c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x20)) traits = kSpace;
    if ((c >= 10 && c <= 13) || (c >= 0x1c && c <= 0x1e)) traits |= kBreak;
    table.of[c] = traits;
  }
  return table;
}
inline constexpr auto kAsciiTraits = makeAsciiTraits();
inline bool asciiIs(char32_t c, int traits) { return kAsciiTraits.of[c] & traits; }

bool isSpaceSlow(char32_t);
inline bool isSpace(char32_t c) { return c < 128 ? asciiIs(c, kSpace) : isSpaceSlow(c); }
inline bool isLineBreak(char32_t c) {  // str.splitlines
  return c < 128 ? asciiIs(c, kBreak) : c == 0x85 || c == 0x2028 || c == 0x2029;
}
inline bool hasFlag(char32_t c, int flags) { return charType(c).flags & flags; }
inline bool isAlpha(char32_t c) {
  return c < 128 ? asciiIs(c, kUpper | kLower) : hasFlag(c, kAlpha);
}
inline bool isDecimal(char32_t c) {
  return c < 128 ? asciiIs(c, kDigit) : charType(c).decimal >= 0;
}
inline bool isDigit(char32_t c) { return c < 128 ? asciiIs(c, kDigit) : hasFlag(c, kDigitValue); }
inline bool isNumeric(char32_t c) { return c < 128 ? asciiIs(c, kDigit) : hasFlag(c, kNumeric); }
inline bool isAlnum(char32_t c) {
  return c < 128 ? asciiIs(c, kUpper | kLower | kDigit) : hasFlag(c, kAlpha | kNumeric);
}
inline bool isLower(char32_t c) { return c < 128 ? asciiIs(c, kLower) : hasFlag(c, kLowerCase); }
inline bool isUpper(char32_t c) { return c < 128 ? asciiIs(c, kUpper) : hasFlag(c, kUpperCase); }
inline bool isTitle(char32_t c) { return c >= 128 && hasFlag(c, kTitleCase); }
inline bool isCased(char32_t c) { return hasFlag(c, kLowerCase | kUpperCase | kTitleCase); }
inline bool isCaseIgnorable(char32_t c) { return hasFlag(c, kCaseIgnorable); }
inline bool isPrintable(char32_t c) {
  return c < 128 ? c >= 32 && c < 127 : hasFlag(c, kPrintable);
}
inline bool isIdStart(char32_t c) {  // or '_'
  return c < 128 ? asciiIs(c, kIdent) && !asciiIs(c, kDigit) : hasFlag(c, kIdStart);
}
inline bool isIdPart(char32_t c) { return c < 128 ? asciiIs(c, kIdent) : hasFlag(c, kIdPart); }
// 0..9, -1: not a decimal digit.
inline int decimalValue(char32_t c) { return charType(c).decimal; }
inline std::string_view categoryName(char32_t c) { return charType(c).category; }  // "Lu" ...

// Full case mappings: write 1 to 3 characters and return how many.
using SpecialMapping = char32_t (SpecialCase::*)[3];
int mapSpecial(const SpecialCase&, SpecialMapping, char32_t out[3]);
template <int32_t CharType::*kDelta, SpecialMapping kSpecial>
inline int mapCase(char32_t c, char32_t out[3]) {
  const CharType& type = charType(c);
  if (type.special) return mapSpecial(kSpecialCases[type.special], kSpecial, out);
  out[0] = c + static_cast<char32_t>(type.*kDelta);
  return 1;
}
inline int toLower(char32_t c, char32_t out[3]) {
  return mapCase<&CharType::lower, &SpecialCase::lower>(c, out);
}
inline int toUpper(char32_t c, char32_t out[3]) {
  return mapCase<&CharType::upper, &SpecialCase::upper>(c, out);
}
inline int toTitle(char32_t c, char32_t out[3]) {
  return mapCase<&CharType::title, &SpecialCase::title>(c, out);
}
inline int toFolded(char32_t c, char32_t out[3]) {
  return mapCase<&CharType::lower, &SpecialCase::folded>(c, out);
}

}  // namespace ouro::unicode
