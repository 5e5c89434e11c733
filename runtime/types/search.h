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

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <cwchar>
#include <type_traits>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "runtime/types/bulk_search.h"
#include "runtime/types/marks.h"

namespace ouro::search {

constexpr size_t kNone = SIZE_MAX;
constexpr size_t kBulkWorth = 512;  // characters of text for which BulkSearch is worth its start

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
    if (c > static_cast<T>(-1)) return kNone;
#ifdef __SSE2__
    const __m128i wanted = allLanes<T>(c);
    for (; count >= 16; count -= 16) {
      const unsigned bits = bitsOf16(
          text + count - 16, [=](const T* at) { return sameLanes<T>(lanesAt(at), wanted); });
      if (bits) return count - 16 + static_cast<size_t>(std::bit_width(bits)) - 1;
    }
#endif
    while (count > 0)
      if (text[--count] == c) return count;
    return kNone;
  }
}

// memcmp, without the call for the few bytes that most needles have: both ends, which overlap
// unless they make up all of it.
inline bool sameBytes(const void* a, const void* b, size_t size) {
  auto *x = static_cast<const char*>(a), *y = static_cast<const char*>(b);
  auto sameEnds = [=]<class Word>(Word) {
    Word ends[4];
    memcpy(&ends[0], x, sizeof(Word));
    memcpy(&ends[1], y, sizeof(Word));
    memcpy(&ends[2], x + size - sizeof(Word), sizeof(Word));
    memcpy(&ends[3], y + size - sizeof(Word), sizeof(Word));
    return ((ends[0] ^ ends[1]) | (ends[2] ^ ends[3])) == 0;
  };
  if (size > 16) return memcmp(a, b, size) == 0;
  if (size >= 8) return sameEnds(uint64_t{});
  if (size >= 4) return sameEnds(uint32_t{});
  if (size >= 2) return sameEnds(uint16_t{});
  return size == 0 || *x == *y;
}

template <class T, class N>
bool sameChars(const T* text, const N* needle, size_t count) {
  if constexpr (sizeof(T) == sizeof(N)) {
    return sameBytes(text, needle, count * sizeof(T));
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
// Looks for a needle of at least two characters by its first and last one, or two rarer ones, as
// long as few places look right and are not. kNone: it begins nowhere before *at.
template <class T, class N>
size_t findByEnds(const T* text, size_t count, const N* needle, size_t size, size_t* at) {
  // How many mistakes it may make: for a short needle in a long text there is BulkSearch.
  const bool isLongText = count >= kBulkWorth;
  const bool isShort = size <= BulkSearch<T>::kMostChars && isLongText;
  const size_t few = isShort ? 4 : 64, placesLog = isShort ? 8 : 4;
  const auto probes =
      isLongText && !isShort ? Probes<T>::atRarest(needle, size) : Probes<T>::atEnds(needle, size);
  size_t mistakes = 0, i = 0;
  for (; i + size + 15 <= count && mistakes <= few + (i >> placesLog); i += 16) {
    unsigned bits = probes.at(text + i);
    if (!bits) {
      while (i + size + 3 * 16 - 1 <= count && probes.noneOf32(text + i + 16)) i += 32;
      continue;
    }
    for (; bits; bits &= bits - 1) {
      const size_t place = i + static_cast<size_t>(__builtin_ctz(bits));
      if (sameChars(text + place, needle, size)) return place;
      mistakes++;
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

#ifdef __SSE2__
// The same of a short needle, wherever that is; leaves some places at the end, from *at on.
template <class T, class N>
[[gnu::noinline]] size_t findInBulk(const T* text, size_t count, const N* needle, size_t size,
                                    size_t* at) {
  BulkSearch<T> bulk(text + *at, count - *at, needle, size);
  while (bulk.next())
    if (!bulk.hits().empty()) return *at + bulk.start() + bulk.hits()[0];
  *at += bulk.end();
  return kNone;
}
#endif

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
  if (size <= BulkSearch<T>::kMostChars && count - at >= kBulkWorth) {
    place = findInBulk(text, count, needle, size, &at);
    if (place != kNone) return place;
  }
#endif
  size_t rest = linearFind(text + at, count - at, needle, size);
  return rest == kNone ? kNone : at + rest;
}

#ifdef __SSE2__
// As findByEnds, from the end. kNone: it begins nowhere from *places on.
template <class T, class N>
size_t rfindByEnds(const T* text, size_t* places, const N* needle, size_t size) {
  const auto probes = Probes<T>::atEnds(needle, size);
  constexpr size_t kFew = 64;
  const size_t all = *places;
  for (size_t mistakes = 0; *places >= 16 && mistakes <= kFew + (all - *places) / 16;) {
    *places -= 16;
    unsigned bits = probes.at(text + *places);
    if (!bits)
      while (*places >= 32 && probes.noneOf32(text + *places - 32)) *places -= 32;
    while (bits) {
      const auto bit = static_cast<unsigned>(std::bit_width(bits)) - 1;
      if (sameChars(text + *places + bit, needle, size)) return *places + bit;
      bits ^= 1u << bit;
      mistakes++;
    }
  }
  return kNone;
}
#endif

// The last place of needle in text, or kNone. What rfindByEnds leaves: skips a whole needle when
// the character before the window occurs nowhere in it (as a 64-bit Bloom filter tells). Where too
// many places look right and are not, what is left is searched backwards in linear time.
template <class T, class N>
size_t rfind(const T* text, size_t count, const N* needle, size_t size) {
  if (size > count) return kNone;
  if (size == 0) return count;
  if (size == 1) return rfindChar(text, count, needle[0]);
  if (!fitsIn<T>(needle, size)) return kNone;
#ifdef __SSE2__
  size_t places = count - size + 1;
  if (size_t place = rfindByEnds(text, &places, needle, size); place != kNone) return place;
  if (places == 0) return kNone;
  count = places + size - 1;
#endif
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

}  // namespace ouro::search
