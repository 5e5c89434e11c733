#pragma once
// Working on the code points of a str whatever its width. Internal to the files of str.

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <bit>
#include <cstring>

#include "runtime/short_copy.h"
#include "runtime/types/str.h"

namespace ouro {

// Calls f with the code points as const uint8_t*, const uint16_t* or const char32_t*.
template <class F>
inline auto withChars(const Str* s, F&& f) {
  switch (s->widthLog()) {
    case 0: return f(s->chars<uint8_t>());
    case 1: return f(s->chars<uint16_t>());
    default: return f(s->chars<char32_t>());
  }
}
template <class F>
inline auto withChars(Str* s, F&& f) {
  switch (s->widthLog()) {
    case 0: return f(s->chars<uint8_t>());
    case 1: return f(s->chars<uint16_t>());
    default: return f(s->chars<char32_t>());
  }
}

inline uint32_t widthLogFor(char32_t maxChar) {
  return maxChar < 0x100 ? 0 : maxChar < 0x10000 ? 1 : 2;
}

// The bitwise or of code points: below 0x80, 0x100 or 0x10000 exactly if all of them are.
template <class C>
inline char32_t orOfChars(const C* chars, size_t count) {
  constexpr size_t kPerWord = sizeof(uint64_t) / sizeof(C);
  uint64_t words = 0, word;
  size_t i = 0;
  for (; i + kPerWord <= count; i += kPerWord) {
    memcpy(&word, chars + i, sizeof word);
    words |= word;
  }
  char32_t all = 0;
  for (size_t k = 0; k < kPerWord; k++) all |= static_cast<C>(words >> (8 * sizeof(C) * k % 64));
  for (; i < count; i++) all |= chars[i];
  return all;
}
char32_t orOfChars(const Str*, size_t start, size_t end);  // of as many as it takes to tell
// An upper bound of the string's code points, good for allocateStr.
inline char32_t maxCharOf(const Str* s) {
  if (s->isAscii()) return 0x7f;
  return s->widthLog() == 0 ? 0xff : s->widthLog() == 1 ? 0xffff : 0x10ffff;
}

#ifdef __SSE2__
// Sixteen code points to another width, which they fit.
template <class To, class From>
inline void copySixteen(To* to, const From* from) {
  auto* in = reinterpret_cast<const __m128i*>(from);
  auto* out = reinterpret_cast<__m128i*>(to);
  const __m128i zero = _mm_setzero_si128();
  if constexpr (sizeof(To) == 1) {
    auto pair = [&](int i) {  // eight of them as units of 16 bits
      if constexpr (sizeof(From) == 2) return _mm_loadu_si128(in + i);
      return _mm_packs_epi32(_mm_loadu_si128(in + 2 * i), _mm_loadu_si128(in + 2 * i + 1));
    };
    _mm_storeu_si128(out, _mm_packus_epi16(pair(0), pair(1)));
  } else if constexpr (sizeof(To) == 2 && sizeof(From) == 1) {
    __m128i bytes = _mm_loadu_si128(in);
    _mm_storeu_si128(out, _mm_unpacklo_epi8(bytes, zero));
    _mm_storeu_si128(out + 1, _mm_unpackhi_epi8(bytes, zero));
  } else if constexpr (sizeof(To) == 2) {
    // What packs saturates signed numbers: the upper half becomes a sign.
    auto low = [&](int i) {
      return _mm_srai_epi32(_mm_slli_epi32(_mm_loadu_si128(in + i), 16), 16);
    };
    _mm_storeu_si128(out, _mm_packs_epi32(low(0), low(1)));
    _mm_storeu_si128(out + 1, _mm_packs_epi32(low(2), low(3)));
  } else if constexpr (sizeof(From) == 2) {
    for (int i = 0; i < 2; i++) {
      __m128i units = _mm_loadu_si128(in + i);
      _mm_storeu_si128(out + 2 * i, _mm_unpacklo_epi16(units, zero));
      _mm_storeu_si128(out + 2 * i + 1, _mm_unpackhi_epi16(units, zero));
    }
  } else {
    uint16_t units[16];
    copySixteen(units, from);
    copySixteen(to, units);
  }
}
#endif

template <class To, class From>
inline void copyChars(To* to, const From* from, size_t count) {
  if constexpr (sizeof(To) == sizeof(From)) {
    memcpy(to, from, count * sizeof(To));
  } else {
    size_t i = 0;
#ifdef __SSE2__
    for (; i + 16 <= count; i += 16) copySixteen(to + i, from + i);
#endif
    for (; i < count; i++) to[i] = static_cast<To>(from[i]);
  }
}
// Copies code points [start, end) of `from` to index `at` of `to`, which is wide enough for them.
void copyChars(Str* to, size_t at, const Str* from, size_t start, size_t end);
// The same into raw memory of the given width.
void copyChars(void* to, uint32_t widthLog, size_t at, const Str* from, size_t start, size_t end);
// Writes one code point `count` times.
void fillChars(Str* to, size_t at, char32_t c, size_t count);
inline void putChar(Str* to, size_t at, char32_t c) {
  switch (to->widthLog()) {
    case 0: to->chars<uint8_t>()[at] = static_cast<uint8_t>(c); break;
    case 1: to->chars<uint16_t>()[at] = static_cast<uint16_t>(c); break;
    default: to->chars<char32_t>()[at] = c;
  }
}

inline Str* asStr(Value v) { return v.as<Str>(); }
// As Owned, of what allocateStr gave.
inline Owned ownedStr(Str* s) { return s ? Owned::adopt(s) : Owned::error(); }
inline Owned emptyStr(Runtime& rt) { return ownedStr(allocateStr(rt, 0, 0)); }

// Where two texts differ in the eight bytes from `at` on.
[[gnu::always_inline]] inline uint64_t differingWord(const Str* a, const Str* b, size_t at) {
  uint64_t words[2];
  memcpy(&words[0], a->chars<uint8_t>() + at, sizeof(uint64_t));
  memcpy(&words[1], b->chars<uint8_t>() + at, sizeof(uint64_t));
  return words[0] ^ words[1];
}

// Have two texts of `size` bytes, at most kShortText, the same ones? Most that are compared are too
// short for a call of memcmp. A text's block ends on a word, so that its first one can always be
// read.
inline constexpr size_t kShortText = 16;
[[gnu::always_inline]] inline bool sameShortText(const Str* a, const Str* b, size_t size) {
  static_assert(std::endian::native == std::endian::little);
  if (size - 1 < 8) return differingWord(a, b, 0) << (64 - 8 * size) == 0;  // no text lies behind
  return size == 0 || (differingWord(a, b, 0) | differingWord(a, b, size - 8)) == 0;
}

// The same of texts of one length and width.
[[gnu::always_inline]] inline bool sameText(const Str* a, const Str* b) {
  const size_t size = size_t{a->length} << a->widthLog();
  if (size > kShortText) return memcmp(a->chars<uint8_t>(), b->chars<uint8_t>(), size) == 0;
  return sameShortText(a, b, size);
}

// The order of the first characters of two texts that have them, of a byte each; 0 when only more
// of them can tell.
[[gnu::always_inline]] inline int orderOfFirst(const Str* a, const Str* b) {
  if (a->length == 0 || b->length == 0 || (a->widthLog() | b->widthLog()) != 0) return 0;
  return a->chars<uint8_t>()[0] - b->chars<uint8_t>()[0];
}

// appendInPlace(): what it asks of the two, and what it does to the first beside copying.
[[gnu::always_inline]] inline bool canAppend(const Str* a, const Str* b) {
  const size_t length = size_t{a->length} + b->length;
  return !a->isInterned() && a->length != 0 && a->widthLog() >= b->widthLog() &&
         sizeof(Str) + (length << a->widthLog()) <= Heap::blockSize(a) && length <= Str::kMaxLength;
}
[[gnu::always_inline]] inline void noteAppended(Str* a, const Str* b) {
  a->length += b->length;
  a->hash = 0;
  if (!b->isAscii()) a->unset(Str::kAscii);
}
// The same of a short text, as far as that needs no call.
[[gnu::always_inline]] inline bool appendShort(Str* a, const Str* b) {
  if (b->length > kShortText || a->widthLog() != 0 || !canAppend(a, b)) return false;
  copyFew(a->chars<uint8_t>() + a->length, b->chars<uint8_t>(), b->length);
  noteAppended(a, b);
  return true;
}

// As equal(), of two whose hashes are known and the same.
[[gnu::always_inline]] inline bool equalHashed(const Str* a, const Str* b) {
  if (a == b) return true;
  return a->length == b->length && a->widthLog() == b->widthLog() && sameText(a, b);
}

}  // namespace ouro
