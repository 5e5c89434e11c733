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

// Fewer than eight bytes, read and written as both ends, which overlap unless they make up all.
template <int kFrom>
void copyFewFlipped(char* out, const char* in, size_t length) {
  auto flip = [](uint64_t eight) { return eight ^ lettersToFlip<kFrom>(eight); };
  if (length >= 4) {
    uint32_t head, tail;
    std::memcpy(&head, in, 4);
    std::memcpy(&tail, in + length - 4, 4);
    const uint64_t eight = flip(head | uint64_t{tail} << 32);
    head = static_cast<uint32_t>(eight);
    tail = static_cast<uint32_t>(eight >> 32);
    std::memcpy(out, &head, 4);
    std::memcpy(out + length - 4, &tail, 4);
  } else if (length) {
    const size_t middle = length / 2, last = length - 1;
    auto byte = [&](size_t at) { return uint64_t{static_cast<uint8_t>(in[at])}; };
    const uint64_t eight = flip(byte(0) | byte(middle) << 8 | byte(last) << 16);
    out[0] = static_cast<char>(eight);
    out[middle] = static_cast<char>(eight >> 8);
    out[last] = static_cast<char>(eight >> 16);
  }
}

// Copies bytes with the ASCII letters of one case (or of both) in the other; not onto themselves.
template <int kFrom>
void copyFlipped(void* to, const void* from, size_t length) {
  auto* out = static_cast<char*>(to);
  auto* in = static_cast<const char*>(from);
  if (length < 8) return copyFewFlipped<kFrom>(out, in, length);
  auto copyEight = [&](size_t at) {
    uint64_t eight;
    std::memcpy(&eight, in + at, 8);
    eight ^= lettersToFlip<kFrom>(eight);
    std::memcpy(out + at, &eight, 8);
  };
  size_t i = 0;
  for (; i + 8 < length; i += 8) copyEight(i);
  copyEight(length - 8);
}

}  // namespace ouro
