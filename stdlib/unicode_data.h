#pragma once
// Properties of the characters of Unicode 14.0, as the build packs them (see
// runtime/unicode_generator.cpp).

#include <cstddef>
#include <cstdint>

namespace ouro::unicode {

struct CharProperties {
  char category[3], bidirectional[4], eastAsianWidth[3];
  uint8_t combining;
  bool isMirrored;
  bool isIn32;    // was assigned in Unicode 3.2 already
  uint8_t notIn;  // bits of FormBit: where it cannot stand, or not behind every other
};
enum FormBit : uint8_t { kNotInNfc = 1, kNotInNfd = 2, kNotInNfkc = 4, kNotInNfkd = 8 };
struct CharNumber {
  uint32_t code;
  int8_t decimal, digit;  // -1: it is none
  double numerator, denominator;
};
struct CharDecomposition {
  uint32_t code, textStart;  // of "<compat> 0020 0308"
};
struct NamedSequence {
  const char* name;
  char32_t codes[4];  // 0 fills up
};

// The properties of c: kProperties[kPropertyBlocks[kPropertyIndex[c / 128] * 128 + c % 128]].
extern const CharProperties kProperties[];
extern const uint16_t kPropertyBlocks[], kPropertyIndex[];
// Sorted by code.
extern const CharNumber kNumbers[];
extern const CharDecomposition kDecompositions[];
extern const size_t kNumberCount, kDecompositionCount;
extern const char kDecompositionText[];   // each with a NUL behind it
extern const NamedSequence kSequences[];  // sorted by name
extern const size_t kSequenceCount;

}  // namespace ouro::unicode
