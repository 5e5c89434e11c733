#pragma once
// Every place of a piece of text in a text, without overlap, over code points of any width, or
// bytes.
//
// Of a long text BulkSearch finds a short needle; a long one is looked for by its ends, and in
// linear time where too many places look right. Short texts, and the end of long ones: sixteen
// places at a time.

#include <cstddef>
#include <cstdint>

#include "runtime/types/bulk_search.h"
#include "runtime/types/marks.h"
#include "runtime/types/search.h"

namespace ouro::search {

// How often a character stands in the text.
template <class T>
size_t countChar(const T* text, size_t length, char32_t c) {
  size_t hits = 0, i = 0;
  if constexpr (sizeof(T) < sizeof c)
    if (c > static_cast<T>(-1)) return 0;
#ifdef __SSE2__
  const __m128i wanted = allLanes<T>(c), zero = _mm_setzero_si128();
  constexpr size_t kLanes = 16 / sizeof(T);
  while (i + kLanes <= length) {
    // Each byte of a lane that is the same counts as one; 255 rounds fit a byte.
    __m128i counts = zero;
    for (size_t round = 0; round < 255 && i + kLanes <= length; round++, i += kLanes) {
      __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + i));
      counts = _mm_sub_epi8(counts, sameLanes<T>(block, wanted));
    }
    __m128i sums = _mm_sad_epu8(counts, zero);
    auto low = static_cast<size_t>(_mm_cvtsi128_si64(sums));
    auto high = static_cast<size_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums)));
    hits += (low + high) / sizeof(T);
  }
#endif
  for (; i < length; i++) hits += text[i] == c;
  return hits;
}

// The next two leave places for others, from *at on. false: `each` said no.

// The needle is at most sixteen bytes; leaves some places at the end.
#ifdef __SSE2__
template <class T, class N, class F>
[[gnu::noinline]] bool forEachHitInBulk(const T* text, size_t length, const N* needle, size_t size,
                                        size_t* at, F& each) {
  BulkSearch<T> bulk(text, length, needle, size);
  while (bulk.next()) {
    for (uint16_t hit : bulk.hits()) {
      const size_t place = bulk.start() + hit;
      if (place < *at) continue;
      if (!each(place)) return false;
      *at = place + size;
    }
  }
  if (*at < bulk.end()) *at = bulk.end();
  return true;
}

// The needle is long; leaves the end, or more where many places look right and are not.
template <class T, class N, class F>
[[gnu::noinline]] bool forEachLongHit(const T* text, size_t length, const N* needle, size_t size,
                                      size_t* at, F& each) {
  const auto probes = Probes<T>::atRarest(needle, size);
  size_t mistakes = 0, i = 0;
  for (; i + size + 15 <= length && mistakes <= i / 16 + 64; i += 16) {
    while (i + size + 31 <= length && probes.noneOf32(text + i)) i += 32;
    if (i + size + 15 > length) break;
    for (unsigned bits = probes.at(text + i); bits; bits &= bits - 1) {
      const size_t place = i + static_cast<size_t>(__builtin_ctz(bits));
      if (place < *at) continue;
      if (!sameChars(text + place, needle, size)) {
        mistakes++;
        continue;
      }
      if (!each(place)) return false;
      *at = place + size;
    }
  }
  if (*at < i) *at = i;
  return true;
}
#endif

// Which of the first sixteen places look right, a bit each; there are fewer.
template <class T, class N>
unsigned likelyAmongFew(const T* text, size_t places, const N* needle, size_t size) {
  unsigned bits = 0;
  if constexpr (sizeof(T) == 1 && sizeof(N) == 1) {
    bits = marks::of(text, places, marks::OneByte{needle[0]});
    if (bits) bits &= marks::of(text + size - 1, places, marks::OneByte{needle[size - 1]});
  } else {
    for (size_t i = 0; i < 16 && i < places; i++) bits |= unsigned{text[i] == needle[0]} << i;
  }
  return bits;
}

// Of a short text, or the end of one.
template <class T, class N, class F>
void forEachHitAtFew(const T* text, size_t length, const N* needle, size_t size, size_t at,
                     F& each) {
  auto allOf = [&](size_t start, unsigned bits) {
    for (; bits; bits &= bits - 1) {
      const size_t place = start + static_cast<size_t>(__builtin_ctz(bits));
      if (place < at || !sameChars(text + place, needle, size)) continue;
      if (!each(place)) return false;
      at = place + size;
    }
    return true;
  };
  size_t i = at;
#ifdef __SSE2__
  if (i + size + 15 <= length) {
    const auto probes = Probes<T>::atEnds(needle, size);
    for (; i + size + 15 <= length; i += 16)
      if (unsigned bits = probes.at(text + i))
        if (!allOf(i, bits)) return;
  }
#endif
  for (; i + size <= length; i += 16)
    if (!allOf(i, likelyAmongFew(text + i, length - size + 1 - i, needle, size))) return;
}

// Calls `each` with the places where the needle, which is not empty, stands, without overlap and
// from left to right, until it says no.
template <class T, class N, class F>
void forEachHit(const T* text, size_t length, const N* needle, size_t size, F&& each) {
  if (!fitsIn<T>(needle, size)) return;
  if constexpr (sizeof(T) == 1)
    if (size == 1)
      return (void)marks::forEach(text, length, marks::OneByte{static_cast<uint8_t>(needle[0])},
                                  each);
  size_t at = 0;  // the next one begins here or later
  if (length >= kBulkWorth) {
#ifdef __SSE2__
    if (size <= BulkSearch<T>::kMostChars) {
      if (!forEachHitInBulk(text, length, needle, size, &at, each)) return;
    } else if (!forEachLongHit(text, length, needle, size, &at, each)) {
      return;
    }
#endif
    while (at + size + kBulkWorth <= length) {  // mistakes were many
      const size_t step = find(text + at, length - at, needle, size);
      if (step == kNone) return;
      at += step;
      if (!each(at)) return;
      at += size;
    }
  }
  forEachHitAtFew(text, length, needle, size, at, each);
}

// Places where needle stands, without overlap; stops at `limit`. The needle is not empty.
template <class T, class N>
size_t count(const T* text, size_t length, const N* needle, size_t size, size_t limit = SIZE_MAX) {
  if (size == 1 && limit >= length) return countChar(text, length, needle[0]);
  size_t hits = 0;
  if (limit) forEachHit(text, length, needle, size, [&](size_t) { return ++hits < limit; });
  return hits;
}

}  // namespace ouro::search
