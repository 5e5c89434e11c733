#pragma once
// Names of the characters of Unicode 14.0, as the build packs them (see
// runtime/unicode_generator.cpp).

#include <cstddef>
#include <cstdint>

namespace ouro::syntax {

// A name is a row of words. The most frequent words have numbers of one byte, below
// kTwoByteNumbers; the others' take two.
constexpr unsigned kTwoByteNumbers = 192;

struct AliasedCode {
  const char* name;
  uint32_t code;
};

extern const char kWordText[];         // all words, one behind the other
extern const uint32_t kWordStarts[];   // where each begins, and where the last ends
extern const char kNameText[];         // all names as numbers of words, in the order of the codes
extern const uint32_t kNameStarts[];   // where each begins, and where the last ends
extern const uint32_t kNamedCodes[];   // the code points that have names, sorted
extern const uint16_t kSortedNames[];  // places in kNamedCodes, sorted by name
extern const size_t kNameCount;
extern const AliasedCode kAliases[];  // further names, sorted
extern const size_t kAliasCount;

}  // namespace ouro::syntax
