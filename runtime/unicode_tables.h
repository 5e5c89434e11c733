#pragma once
// What the methods of str ask about the characters of Unicode 14.0, as the build packs it (see
// unicode_generator.cpp).

#include <cstddef>
#include <cstdint>

namespace ouro::unicode {

// Bits of CharType::flags.
enum CharFlag : uint16_t {
  kAlpha = 1,
  kDigitValue = 2,
  kNumeric = 4,
  kLowerCase = 8,
  kUpperCase = 16,
  kTitleCase = 32,
  kCaseIgnorable = 64,
  kPrintable = 128,
  kIdStart = 256,
  kIdPart = 512,
};

struct CharType {
  int32_t upper, lower, title;  // what is to be added for the other case
  uint16_t special;             // not 0: the row of kSpecialCases that says so instead
  uint16_t flags;
  int8_t decimal;  // -1: no decimal digit
  char category[3];
};

// Case mappings to several characters, or folding that is not lower case; 0 fills up.
struct SpecialCase {
  char32_t upper[3], lower[3], title[3], folded[3];
};

extern const CharType kCharTypes[];
extern const uint16_t kCharTypeBlocks[], kCharTypeIndex[];
extern const SpecialCase kSpecialCases[];

inline const CharType& charType(char32_t c) {
  return kCharTypes[kCharTypeBlocks[kCharTypeIndex[c / 128] * 128 + c % 128]];
}

}  // namespace ouro::unicode
