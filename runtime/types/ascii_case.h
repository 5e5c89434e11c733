#pragma once
// The case of ASCII letters, eight characters at a time.

#include <cstdint>
#include <cstring>

#include "runtime/unicode.h"

namespace ouro {

// The letters of eight bytes that change case, each marked by its bit 5: the one to flip. In a byte
// below 128, adding 128 - x sets the top bit exactly if it is x or more; no others are letters.
template <int kFrom>
uint64_t lettersToFlip(uint64_t eight) {
  constexpr uint64_t kOnes = 0x0101010101010101, kTops = kOnes * 0x80;
  constexpr uint8_t kFirst = kFrom == unicode::kUpper ? 'A' : 'a';
  const uint64_t beyondAscii = eight & kTops;
  eight &= ~kTops;
  if constexpr (kFrom == (unicode::kUpper | unicode::kLower)) eight |= kOnes * 0x20;
  const uint64_t from = eight + kOnes * (128 - kFirst);
  const uint64_t beyond = eight + kOnes * (128 - kFirst - 26);
  return ((from ^ beyond) & kTops & ~beyondAscii) >> 2;
}

// Copies bytes with the ASCII letters of one case (or of both) in the other.
template <int kFrom>
void copyFlipped(void* to, const void* from, size_t length) {
  auto* out = static_cast<char*>(to);
  auto* in = static_cast<const char*>(from);
  uint64_t eight = 0;
  size_t i = 0;
  for (; i + 8 <= length; i += 8) {
    std::memcpy(&eight, in + i, 8);
    eight ^= lettersToFlip<kFrom>(eight);
    std::memcpy(out + i, &eight, 8);
  }
  if (i == length) return;
  eight = 0;
  std::memcpy(&eight, in + i, length - i);
  eight ^= lettersToFlip<kFrom>(eight);
  std::memcpy(out + i, &eight, length - i);
}

}  // namespace ouro
