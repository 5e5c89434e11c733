#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace ouro {

#pragma GCC diagnostic push
// Where the compiler sees a small object but not the size, it finds fault with the wider words.
#pragma GCC diagnostic ignored "-Warray-bounds"
#pragma GCC diagnostic ignored "-Wstringop-overread"
#pragma GCC diagnostic ignored "-Wstringop-overflow"

// Copies at most 16 bytes: both ends, which overlap unless they make up all of it.
[[gnu::always_inline]] inline void copyFew(void* to, const void* from, size_t size) {
  auto copyEnds = [=]<class Word>(Word) {
    Word head, tail;
    memcpy(&head, from, sizeof(Word));
    memcpy(&tail, static_cast<const char*>(from) + size - sizeof(Word), sizeof(Word));
    memcpy(to, &head, sizeof(Word));
    memcpy(static_cast<char*>(to) + size - sizeof(Word), &tail, sizeof(Word));
  };
  if (size >= 8) return copyEnds(uint64_t{});
  if (size >= 4) return copyEnds(uint32_t{});
  if (size >= 2) return copyEnds(uint16_t{});
  if (size) *static_cast<char*>(to) = *static_cast<const char*>(from);
}

// memcpy, without the call for the few bytes that most texts have.
inline void copyBytes(void* to, const void* from, size_t size) {
  if (size <= 16) return copyFew(to, from, size);
  memcpy(to, from, size);
}

// memset, without the call for a few bytes.
inline void fillBytes(void* to, uint8_t byte, size_t size) {
  const uint64_t word = uint64_t{0x0101010101010101} * byte;
  auto fillEnds = [=]<class Word>(Word part) {
    memcpy(to, &part, sizeof part);
    memcpy(static_cast<char*>(to) + size - sizeof part, &part, sizeof part);
  };
  if (size > 16) {
    memset(to, byte, size);
  } else if (size >= 8) {
    fillEnds(word);
  } else if (size >= 4) {
    fillEnds(static_cast<uint32_t>(word));
  } else if (size >= 2) {
    fillEnds(static_cast<uint16_t>(word));
  } else if (size) {
    *static_cast<uint8_t*>(to) = byte;
  }
}

#pragma GCC diagnostic pop

// Do so many bytes lie in one page? Then all can be read where one can, whatever lies behind a text
// that is shorter. (Not under the address sanitizer, which takes it for a mistake.)
inline bool areInOnePage(const uint8_t* at, size_t count) {
  constexpr uintptr_t kPage = 4096;
  return (reinterpret_cast<uintptr_t>(at) & (kPage - 1)) <= kPage - count;
}

}  // namespace ouro
