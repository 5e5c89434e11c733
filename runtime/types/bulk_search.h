#pragma once
// All places of a short needle (at most sixteen bytes) in a text, batch by batch, without a branch
// that depends on the text: where hits, or places that merely look right, are frequent, a mistaken
// prediction for each would cost more than everything else.
//
//   text ──▶ two characters of the needle are compared at 32 places at once: a word of bits
//        ──▶ words that are not zero are kept
//        ──▶ each of their places is compared as a whole, and kept if it is the needle
//
// The characters are the rarest of the needle, as texts go: fewer places look right.

#ifdef __SSE2__

#include <emmintrin.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

namespace ouro::search {

template <class T>
__m128i sameLanes(__m128i a, __m128i b) {
  if constexpr (sizeof(T) == 1) return _mm_cmpeq_epi8(a, b);
  if constexpr (sizeof(T) == 2) return _mm_cmpeq_epi16(a, b);
  return _mm_cmpeq_epi32(a, b);
}
// By a multiplication: for a byte, _mm_set1_epi8 may store it and load a word of it, which waits.
template <class T>
__m128i allLanes(char32_t c) {
  constexpr uint32_t kCopies = sizeof(T) == 1 ? 0x01010101 : sizeof(T) == 2 ? 0x00010001 : 1;
  return _mm_set1_epi32(static_cast<int>(static_cast<T>(c) * kCopies));
}

template <class T>
__m128i lanesAt(const T* at) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
}
// Of sixteen characters: test() marks the lanes of a vector of them.
template <class T, class Test>
unsigned bitsOf16(const T* text, Test test) {
  auto bits = [](__m128i lanes) { return static_cast<unsigned>(_mm_movemask_epi8(lanes)); };
  constexpr size_t kLanes = 16 / sizeof(T);
  if constexpr (sizeof(T) == 1) return bits(test(text));
  const __m128i low = test(text), high = test(text + kLanes);
  if constexpr (sizeof(T) == 2) return bits(_mm_packs_epi16(low, high));
  const __m128i third = test(text + 2 * kLanes), fourth = test(text + 3 * kLanes);
  return bits(_mm_packs_epi16(_mm_packs_epi32(low, high), _mm_packs_epi32(third, fourth)));
}

// How common characters are in prose and programs; those not listed are the rarest.
struct Commonness {
  uint8_t of[256] = {};
  constexpr Commonness() {
    uint8_t rank = 255;
    for (char c : std::string_view(" etaoinsrhldcumpfgybwvk0,.\n1_-2()\"'=:/3x4589671;jqz"))
      of[static_cast<uint8_t>(c)] = rank--;
  }
  unsigned operator()(char32_t c) const { return c < 256 ? of[c] : 0; }
};
inline constexpr Commonness kCommonness;

// Two characters of a needle, of at least two, to look for first.
template <class T>
class Probes {
 public:
  template <class N>
  Probes(const N* needle, size_t a, size_t b)
      : a_(a), b_(b), charA_(allLanes<T>(needle[a])), charB_(allLanes<T>(needle[b])) {}
  template <class N>
  static Probes atEnds(const N* needle, size_t size) {
    return {needle, 0, size - 1};
  }
  // Of a long needle, the rarest near its start.
  template <class N>
  static Probes atRarest(const N* needle, size_t size) {
    constexpr size_t kNear = 32;
    if (size > kNear) size = kNear;
    size_t rare = 0, other = size - 1;
    auto isRarer = [=](size_t a, size_t b) {
      return kCommonness(needle[a]) < kCommonness(needle[b]);
    };
    if (isRarer(other, rare)) std::swap(rare, other);
    for (size_t i = 1; i + 1 < size; i++) {
      if (isRarer(i, rare)) {
        other = rare;
        rare = i;
      } else if (isRarer(i, other)) {
        other = i;
      }
    }
    return {needle, rare, other};
  }

  // Which of the sixteen places from `text` look right, a bit each.
  unsigned at(const T* text) const {
    return bitsOf16(text, [this](const T* at) { return both(at); });
  }
  // Does none of 32?
  bool noneOf32(const T* text) const {
    return [&]<size_t... i>(std::index_sequence<i...>) {
      return _mm_movemask_epi8((both(text + i * (16 / sizeof(T))) | ...)) == 0;
    }
    (std::make_index_sequence<2 * sizeof(T)>());
  }

 private:
  __m128i both(const T* at) const {
    return _mm_and_si128(sameLanes<T>(lanesAt(at + a_), charA_),
                         sameLanes<T>(lanesAt(at + b_), charB_));
  }

  size_t a_, b_;
  __m128i charA_, charB_;
};

template <class T>
class BulkSearch {
 public:
  static constexpr size_t kMostChars = 16 / sizeof(T);  // of a needle

  template <class N>
  BulkSearch(const T* text, size_t length, const N* needle, size_t size)
      : probes_(Probes<T>::atRarest(needle, size)),
        text_(text),
        blocksLeft_(length < kMostChars ? 0 : (length - (kMostChars - 1)) / kBlock),
        allSame_((1u << size * sizeof(T)) - 1) {
    alignas(16) T chars[kMostChars] = {};
    for (size_t i = 0; i < size; i++) chars[i] = needle[i];
    needle_ = _mm_load_si128(reinterpret_cast<const __m128i*>(chars));
  }

  // Looks at some more places; false: what is left is too short for that.
  bool next() {
    if (blocksLeft_ == 0) return false;
    const size_t blocks = std::min(blocksLeft_, batch_);
    blocksLeft_ -= blocks;
    batch_ = std::min(batch_ * 2, kMostBlocks);
    start_ = std::exchange(end_, end_ + blocks * kBlock);
    look(blocks);
    return true;
  }
  // The places looked at last, and at which of them, counted from the first, the needle stands:
  // hits may overlap.
  size_t start() const { return start_; }
  size_t end() const { return end_; }
  std::span<const uint16_t> hits() const { return {hits_, count_}; }

 private:
  static constexpr size_t kBlock = 32, kMostBlocks = 32;

  [[gnu::noinline]] void look(size_t blocks) {
    const T* const text = text_ + start_;
    const Probes<T> probes = probes_;
    struct {
      uint32_t first, bits;
    } kept[kMostBlocks];
    size_t count = 0;
    for (size_t i = 0; i < blocks * kBlock; i += kBlock) {
      const uint32_t bits = probes.at(text + i) | probes.at(text + i + kBlock / 2) << kBlock / 2;
      kept[count] = {static_cast<uint32_t>(i), bits};
      count += bits != 0;
    }
    const __m128i needle = needle_;
    size_t hits = 0;
    for (size_t i = 0; i < count; i++) {
      for (uint32_t bits = kept[i].bits; bits; bits &= bits - 1) {
        const uint32_t place = kept[i].first + static_cast<uint32_t>(__builtin_ctz(bits));
        const auto* chars = reinterpret_cast<const __m128i*>(text + place);
        const __m128i same = _mm_cmpeq_epi8(_mm_loadu_si128(chars), needle);
        hits_[hits] = static_cast<uint16_t>(place);
        hits += (static_cast<unsigned>(_mm_movemask_epi8(same)) & allSame_) == allSame_;
      }
    }
    count_ = hits;
  }

  const Probes<T> probes_;
  const T* const text_;
  __m128i needle_;
  size_t start_ = 0, end_ = 0, count_ = 0;
  size_t blocksLeft_, batch_ = 16;
  const unsigned allSame_;
  uint16_t hits_[kBlock * kMostBlocks + 1];  // one more may be written, not counted
};

}  // namespace ouro::search

#endif
