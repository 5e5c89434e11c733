#pragma once
// Finding a piece of text in a text, over code points of any width, or bytes.
//
// One character: memchr where there is one. A short needle: its first character, then compare. A
// long one: the two-way algorithm of Crochemore and Perrin (Two-way string-matching, 1991), linear
// time in constant space: the needle is cut where its local period is its global one; the right
// part is compared left to right, the left part right to left, and after a mismatch in the right
// part everything compared so far can be skipped. Both only see what is left where a search for the
// needle's first and last character, 16 bytes at a time, has found too many places that look right
// and are not. The C library's memmem, which is linear, does the same for bytes.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <cwchar>
#include <type_traits>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "runtime/types/marks.h"

namespace ouro::search {

constexpr size_t kNone = SIZE_MAX;

template <class T>
size_t findChar(const T* text, size_t count, char32_t c) {
  if constexpr (sizeof(T) == 1) {
    const void* hit = c < 256 && count ? memchr(text, static_cast<int>(c), count) : nullptr;
    return hit ? static_cast<size_t>(static_cast<const T*>(hit) - text) : kNone;
  } else if constexpr (sizeof(T) == 4) {
    static_assert(sizeof(wchar_t) == 4);
    auto* wide = reinterpret_cast<const wchar_t*>(text);
    const wchar_t* hit = count ? wmemchr(wide, static_cast<wchar_t>(c), count) : nullptr;
    return hit ? static_cast<size_t>(hit - wide) : kNone;
  } else {
    size_t i = 0;
#ifdef __SSE2__
    if (c > UINT16_MAX) return kNone;
    const __m128i wanted = _mm_set1_epi16(static_cast<short>(c));
    auto hits = [&](size_t at) {
      auto* block = reinterpret_cast<const __m128i*>(text + at);
      __m128i low = _mm_cmpeq_epi16(_mm_loadu_si128(block), wanted);
      __m128i high = _mm_cmpeq_epi16(_mm_loadu_si128(block + 1), wanted);
      return static_cast<unsigned>(_mm_movemask_epi8(_mm_packs_epi16(low, high)));
    };
    for (; i + 16 <= count; i += 16)
      if (unsigned mask = hits(i)) return i + static_cast<unsigned>(__builtin_ctz(mask));
#endif
    for (; i < count; i++)
      if (text[i] == c) return i;
    return kNone;
  }
}

template <class T>
size_t rfindChar(const T* text, size_t count, char32_t c) {
  if constexpr (sizeof(T) == 1) {
    const void* hit = c < 256 && count ? memrchr(text, static_cast<int>(c), count) : nullptr;
    return hit ? static_cast<size_t>(static_cast<const T*>(hit) - text) : kNone;
  } else {
    while (count > 0)
      if (text[--count] == c) return count;
    return kNone;
  }
}

template <class T, class N>
bool sameChars(const T* text, const N* needle, size_t count) {
  if constexpr (sizeof(T) == sizeof(N)) {
    return memcmp(text, needle, count * sizeof(T)) == 0;
  } else {
    for (size_t i = 0; i < count; i++)
      if (text[i] != needle[i]) return false;
    return true;
  }
}

// A text read from its end.
template <class T>
struct Backwards {
  const T* last;
  T operator[](size_t i) const { return last[-static_cast<ptrdiff_t>(i)]; }
  Backwards operator+(size_t count) const { return {last - count}; }
};
template <class T>
bool sameChars(Backwards<T> text, Backwards<T> needle, size_t count) {
  return sameChars(text.last - count + 1, needle.last - count + 1, count);
}

// Where the needle's greatest suffix begins (in one or the other order of characters), and its
// period.
template <class Needle>
size_t maximalSuffix(Needle needle, size_t size, bool inverted, size_t* period) {
  size_t suffix = kNone, j = 0, k = 1, p = 1;  // suffix is one less than the start; kNone is -1
  while (j + k < size) {
    const auto a = needle[j + k], b = needle[suffix + k];
    if (inverted ? a > b : a < b) {
      j += k;
      k = 1;
      p = j - suffix;
    } else if (a == b) {
      if (k != p) {
        k++;
      } else {
        j += p;
        k = 1;
      }
    } else {
      suffix = j;
      j = suffix + 1;
      k = p = 1;
    }
  }
  *period = p;
  return suffix + 1;
}

// Text and needle are pointers, or both Backwards.
template <class Text, class Needle>
size_t twoWay(Text text, size_t count, Needle needle, size_t size) {
  size_t period = 1, otherPeriod = 1;
  size_t cut = maximalSuffix(needle, size, false, &period);
  size_t otherCut = maximalSuffix(needle, size, true, &otherPeriod);
  if (otherCut > cut) {
    cut = otherCut;
    period = otherPeriod;
  }
  bool periodic = sameChars(needle, needle + period, cut);
  if (!periodic) period = (cut > size - cut ? cut : size - cut) + 1;
  // known: characters at the needle's start that are sure to match (periodic needles only).
  size_t at = 0, known = 0;
  while (at + size <= count) {
    size_t i = cut > known ? cut : known;
    while (i < size && needle[i] == text[at + i]) i++;
    if (i < size) {
      at += i - cut + 1;
      known = 0;
      continue;
    }
    i = cut;
    while (i > known && needle[i - 1] == text[at + i - 1]) i--;
    if (i <= known) return at;
    at += period;
    known = periodic ? size - period : 0;
  }
  return kNone;
}

#ifdef __SSE2__
template <class T>
__m128i sameLanes(__m128i a, __m128i b) {
  if constexpr (sizeof(T) == 1) return _mm_cmpeq_epi8(a, b);
  if constexpr (sizeof(T) == 2) return _mm_cmpeq_epi16(a, b);
  return _mm_cmpeq_epi32(a, b);
}
template <class T>
__m128i allLanes(char32_t c) {
  if constexpr (sizeof(T) == 1) return _mm_set1_epi8(static_cast<char>(c));
  if constexpr (sizeof(T) == 2) return _mm_set1_epi16(static_cast<short>(c));
  return _mm_set1_epi32(static_cast<int>(c));
}

// Looks for a needle of at least two characters by its first and last one, as long as few places
// look right and are not. kNone: it begins nowhere before *at.
template <class T, class N>
size_t findByEnds(const T* text, size_t count, const N* needle, size_t size, size_t* at) {
  constexpr size_t kLanes = 16 / sizeof(T);
  constexpr unsigned kLaneBits = (1u << sizeof(T)) - 1;
  const __m128i first = allLanes<T>(needle[0]), last = allLanes<T>(needle[size - 1]);
  auto load = [&](size_t i) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + i)); };
  auto bothAt = [&](size_t i) {
    return _mm_and_si128(sameLanes<T>(load(i), first), sameLanes<T>(load(i + size - 1), last));
  };
  auto noneIn = [&](size_t i) {  // two blocks
    return _mm_movemask_epi8(_mm_or_si128(bothAt(i), bothAt(i + kLanes))) == 0;
  };
  size_t mistakes = 0, i = 0;
  for (; i + size + kLanes - 1 <= count && mistakes <= i / kLanes + 64; i += kLanes) {
    auto bits = static_cast<unsigned>(_mm_movemask_epi8(bothAt(i)));
    if (!bits) {
      while (i + size + 3 * kLanes - 1 <= count && noneIn(i + kLanes)) i += 2 * kLanes;
      continue;
    }
    while (bits) {
      auto bit = static_cast<unsigned>(__builtin_ctz(bits));
      size_t place = i + bit / sizeof(T);
      if (sameChars(text + place + 1, needle + 1, size - 2)) return place;
      mistakes++;
      bits &= ~(kLaneBits << bit);
    }
  }
  *at = i;
  return kNone;
}
#endif

// Bytes of at least two, at the first sixteen places: all of them are looked at at once.
[[gnu::noinline]] inline size_t findAtFewPlaces(const uint8_t* text, size_t places,
                                                const uint8_t* needle, size_t size) {
  unsigned bits = marks::of(text, places, marks::OneByte{needle[0]});
  if (bits) bits &= marks::of(text + size - 1, places, marks::OneByte{needle[size - 1]});
  for (; bits; bits &= bits - 1) {
    const auto place = static_cast<size_t>(std::countr_zero(bits));
    if (size == 2 || sameChars(text + place + 1, needle + 1, size - 2)) return place;
  }
  return kNone;
}

// A needle of at least two characters, in linear time.
template <class T, class N>
size_t linearFind(const T* text, size_t count, const N* needle, size_t size) {
  if (count < size) return kNone;
  if (count < size + 16) {  // few places are left: the others would prepare for more
    constexpr size_t kWorthBlocks = 4;
    const size_t places = count - size + 1;
    if constexpr (sizeof(T) == 1 && sizeof(N) == 1)
      if (places >= kWorthBlocks) return findAtFewPlaces(text, places, needle, size);
    for (size_t i = 0; i < places; i++)
      if (text[i] == needle[0] && sameChars(text + i + 1, needle + 1, size - 1)) return i;
    return kNone;
  }
  if constexpr (sizeof(T) == 1 && sizeof(N) == 1) {
    const void* hit = memmem(text, count, needle, size);
    return hit ? static_cast<size_t>(static_cast<const T*>(hit) - text) : kNone;
  } else if (size > 8) {
    return twoWay(text, count, needle, size);
  } else {
    size_t last = count - size;
    for (size_t i = 0; i <= last; i++) {
      size_t step = findChar(text + i, last - i + 1, needle[0]);
      if (step == kNone) return kNone;
      i += step;
      if (sameChars(text + i + 1, needle + 1, size - 1)) return i;
    }
    return kNone;
  }
}

template <class T, class N>
bool fitsIn(const N* needle, size_t size) {
  if constexpr (sizeof(N) > sizeof(T)) {
    for (size_t i = 0; i < size; i++)
      if (needle[i] > static_cast<T>(-1)) return false;
  }
  return true;
}

// The first place of needle in text, or kNone. An empty needle is found at once.
template <class T, class N>
size_t find(const T* text, size_t count, const N* needle, size_t size) {
  if (size > count) return kNone;
  if (size == 0) return 0;
  if (size == 1) return findChar(text, count, needle[0]);
  if (!fitsIn<T>(needle, size)) return kNone;
  size_t at = 0;
#ifdef __SSE2__
  size_t place = findByEnds(text, count, needle, size, &at);
  if (place != kNone) return place;
#endif
  size_t rest = linearFind(text + at, count - at, needle, size);
  return rest == kNone ? kNone : at + rest;
}

// The last place of needle in text, or kNone. Skips a whole needle when the character before the
// window occurs nowhere in it (as a 64-bit Bloom filter tells). Where too many places look right
// and are not, what is left is searched backwards in linear time.
template <class T, class N>
size_t rfind(const T* text, size_t count, const N* needle, size_t size) {
  if (size > count) return kNone;
  if (size == 0) return count;
  if (size == 1) return rfindChar(text, count, needle[0]);
  uint64_t seen = 0;
  for (size_t i = 0; i < size; i++) seen |= uint64_t{1} << (needle[i] & 63);
  for (size_t i = count - size, mistakes = 0;; i--) {
    if (text[i] == needle[0]) {
      if (sameChars(text + i + 1, needle + 1, size - 1)) return i;
      constexpr size_t kFew = 64;
      if (++mistakes > kFew + (count - size - i) / 16) {
        const size_t left = i + size;  // in which it may stand
        const size_t place =
            twoWay(Backwards<T>{text + left - 1}, left, Backwards<N>{needle + size - 1}, size);
        return place == kNone ? kNone : left - size - place;
      }
    }
    if (i == 0) return kNone;
    if (!(seen >> (text[i - 1] & 63) & 1)) {
      if (i <= size) return kNone;
      i -= size;
    }
  }
}

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
#ifdef __SSE2__
  // As findByEnds, without a new start behind each hit.
  constexpr size_t kLanes = 16 / sizeof(T);
  constexpr unsigned kLaneBits = (1u << sizeof(T)) - 1;
  const __m128i first = allLanes<T>(needle[0]), last = allLanes<T>(needle[size - 1]);
  auto load = [&](size_t i) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + i)); };
  size_t mistakes = 0, i = 0;
  for (; i + size + kLanes - 1 <= length && mistakes <= i / kLanes + 64; i += kLanes) {
    __m128i both =
        _mm_and_si128(sameLanes<T>(load(i), first), sameLanes<T>(load(i + size - 1), last));
    auto bits = static_cast<unsigned>(_mm_movemask_epi8(both));
    while (bits) {
      auto bit = static_cast<unsigned>(__builtin_ctz(bits));
      bits &= ~(kLaneBits << bit);
      const size_t place = i + bit / sizeof(T);
      if (place < at) continue;
      if (size > 2 && !sameChars(text + place + 1, needle + 1, size - 2)) {
        mistakes++;
        continue;
      }
      if (!each(place)) return;
      at = place + size;
    }
  }
  if (at < i) at = i;
#endif
  while (at + size + 16 <= length) {  // mistakes were many
    const size_t step = find(text + at, length - at, needle, size);
    if (step == kNone) return;
    at += step;
    if (!each(at)) return;
    at += size;
  }
  while (at + size <= length) {
    if (text[at] != needle[0] || (size > 1 && !sameChars(text + at + 1, needle + 1, size - 1))) {
      at++;
    } else {
      if (!each(at)) return;
      at += size;
    }
  }
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
