#include "runtime/keyed_hash.h"

#include <cstring>

namespace ouro {

namespace {

constexpr uint64_t kOdd1 = 0x9e3779b97f4a7c15, kOdd2 = 0xd1b54a32d192ed03;

uint64_t fold(uint64_t a, uint64_t b) {
  unsigned __int128 product = static_cast<unsigned __int128>(a) * b;
  return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
}

uint64_t load64(const uint8_t* p) {
  uint64_t word;
  memcpy(&word, p, 8);
  return word;
}

uint64_t load32(const uint8_t* p) {
  uint32_t word;
  memcpy(&word, p, 4);
  return word;
}

}  // namespace

uint64_t keyedHash(const uint64_t (&seed)[2], const void* data, size_t size) {
  const uint8_t* p = static_cast<const uint8_t*>(data);
  uint64_t state = seed[0] ^ kOdd1, key = seed[1] ^ kOdd2, a = 0, b = 0;
  if (size > 16) {
    size_t left = size;
    for (; left > 16; left -= 16, p += 16) state = fold(load64(p) ^ key, load64(p + 8) ^ state);
    // The last 16 bytes, overlapping what has been read: no byte loop.
    a = load64(p + left - 16);
    b = load64(p + left - 8);
  } else if (size >= 8) {
    a = load64(p);
    b = load64(p + size - 8);
  } else if (size >= 4) {
    a = load32(p);
    b = load32(p + size - 4);
  } else if (size > 0) {
    a = uint64_t{p[0]} << 16 | uint64_t{p[size >> 1]} << 8 | p[size - 1];
  }
  return fold(kOdd1 ^ size, fold(a ^ key, b ^ state));
}

}  // namespace ouro
