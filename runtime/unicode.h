#pragma once
// Properties and case mappings of characters: Unicode 14.0, as CPython 3.11 sees it.

#include <cstdint>
#include <string_view>

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
bool isAlpha(char32_t);
bool isDecimal(char32_t);
bool isDigit(char32_t);
bool isNumeric(char32_t);
bool isAlnum(char32_t);
bool isLower(char32_t);
bool isUpper(char32_t);
bool isTitle(char32_t);
bool isCased(char32_t);
bool isCaseIgnorable(char32_t);
bool isPrintable(char32_t);
bool isIdStart(char32_t);  // or '_'
bool isIdPart(char32_t);
int decimalValue(char32_t);               // 0..9, -1: not a decimal digit
std::string_view categoryName(char32_t);  // "Lu" ...

// Full case mappings: write 1 to 3 characters and return how many.
int toLower(char32_t, char32_t out[3]);
int toUpper(char32_t, char32_t out[3]);
int toTitle(char32_t, char32_t out[3]);
int toFolded(char32_t, char32_t out[3]);

}  // namespace ouro::unicode
