#pragma once
// Places in bytes that a test marks (separators, blanks, ends of lines), sixteen bytes at a time.
// A test says of one byte, and of sixteen, which are.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "runtime/short_copy.h"

namespace ouro::marks {

constexpr size_t kAtOnce = 16;

#ifdef __SSE2__
// Which bytes are first ... last.
template <uint8_t first, uint8_t last>
inline __m128i within(__m128i block) {
  const __m128i offset = _mm_sub_epi8(block, _mm_set1_epi8(static_cast<char>(first)));
  return _mm_cmpeq_epi8(_mm_min_epu8(offset, _mm_set1_epi8(last - first)), offset);
}
inline __m128i equal(__m128i block, uint8_t byte) {
  return _mm_cmpeq_epi8(block, _mm_set1_epi8(static_cast<char>(byte)));
}
#endif

struct OneByte {
  uint8_t wanted;
  bool operator()(uint8_t byte) const { return byte == wanted; }
#ifdef __SSE2__
  __m128i operator()(__m128i block) const { return equal(block, wanted); }
#endif
};

// White space of bytes.
struct ByteSpace {
  bool operator()(uint8_t byte) const { return byte == ' ' || (byte >= 9 && byte <= 13); }
#ifdef __SSE2__
  __m128i operator()(__m128i block) const {
    return _mm_or_si128(within<9, 13>(block), equal(block, ' '));
  }
#endif
};

// White space of narrow text.
struct Space {
  bool operator()(uint8_t byte) const {
    return (byte >= 9 && byte <= 13) || (byte >= 0x1c && byte <= 0x20) || byte == 0x85 ||
           byte == 0xa0;
  }
#ifdef __SSE2__
  __m128i operator()(__m128i block) const {
    return _mm_or_si128(_mm_or_si128(within<9, 13>(block), within<0x1c, 0x20>(block)),
                        _mm_or_si128(equal(block, 0x85), equal(block, 0xa0)));
  }
#endif
};

// What ends a line of narrow text.
struct LineBreak {
  bool operator()(uint8_t byte) const {
    return (byte >= 10 && byte <= 13) || (byte >= 0x1c && byte <= 0x1e) || byte == 0x85;
  }
#ifdef __SSE2__
  __m128i operator()(__m128i block) const {
    return _mm_or_si128(_mm_or_si128(within<10, 13>(block), within<0x1c, 0x1e>(block)),
                        equal(block, 0x85));
  }
#endif
};

// The marks of the first sixteen of `count` bytes, a bit each: one by one.
template <class Test>
inline unsigned ofFew(const uint8_t* bytes, size_t count, const Test& test) {
  unsigned marks = 0;
  for (size_t i = 0; i < kAtOnce && i < count; i++) marks |= unsigned{test(bytes[i])} << i;
  return marks;
}
// At once.
template <class Test>
inline unsigned of(const uint8_t* bytes, size_t count, const Test& test) {
#ifdef __SSE2__
  auto marksAt = [&test](const uint8_t* at) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    return static_cast<unsigned>(_mm_movemask_epi8(test(block)));
  };
  if (count >= kAtOnce) return marksAt(bytes);
#ifndef __SANITIZE_ADDRESS__
  if (areInOnePage(bytes, kAtOnce)) [[likely]]
    return marksAt(bytes) & ((1u << count) - 1);
  return marksAt(bytes + count - kAtOnce) >> (kAtOnce - count);  // as well: it ends in this one
#endif
#endif
  return ofFew(bytes, count, test);
}

// Calls `each` with the marked places, from left to right, until it says no; then false.
template <class Test, class Each>
inline bool forEach(const uint8_t* bytes, size_t length, const Test& test, Each&& each) {
  for (size_t i = 0; i < length; i += kAtOnce)
    for (unsigned bits = of(bytes + i, length - i, test); bits; bits &= bits - 1)
      if (!each(i + static_cast<size_t>(std::countr_zero(bits)))) return false;
  return true;
}

// Calls each(start, end) with what lies between the marked places, from left to right, until it
// says no; then false.
template <class Test, class Each>
inline bool forEachPiece(const uint8_t* bytes, size_t length, const Test& test, Each&& each) {
  size_t start = 0;
  for (size_t i = 0;; i += kAtOnce) {
    const size_t left = length - i;
    unsigned bits = left ? of(bytes + i, left, test) : 0;
    if (left < kAtOnce) bits |= 1u << left;  // as if there were one behind the text
    for (; bits; bits &= bits - 1) {
      const size_t end = i + static_cast<size_t>(std::countr_zero(bits));
      if (!each(start, end)) return false;
      start = end + 1;
    }
    if (left < kAtOnce) return true;
  }
}

// The same without empty pieces: words.
template <class Test, class Each>
inline bool forEachWord(const uint8_t* bytes, size_t length, const Test& test, Each&& each) {
  constexpr size_t kNone = SIZE_MAX;
  size_t start = kNone;
  unsigned before = 1;  // is the byte before marked?
  for (size_t i = 0;; i += kAtOnce) {
    const size_t left = length - i;
    unsigned marked = left ? of(bytes + i, left, test) : 0;
    if (left < kAtOnce) marked |= ~0u << left;
    // Where marked bytes begin and where they end.
    for (unsigned edges = (marked ^ (marked << 1 | before)) & 0xffff; edges; edges &= edges - 1) {
      const size_t at = i + static_cast<size_t>(std::countr_zero(edges));
      if (start == kNone) {
        start = at;
      } else if (!each(std::exchange(start, kNone), at)) {
        return false;
      }
    }
    if (left < kAtOnce) return true;
    before = marked >> (kAtOnce - 1) & 1;
  }
}

}  // namespace ouro::marks
