// Finding text in text: every algorithm against the obvious one, over all widths.

#include "runtime/types/search.h"
#include "runtime/types/search_all.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace ouro {
namespace {

template <class T, class N>
size_t findSlowly(const std::vector<T>& text, const std::vector<N>& needle) {
  for (size_t i = 0; i + needle.size() <= text.size(); i++) {
    size_t j = 0;
    while (j < needle.size() && text[i + j] == needle[j]) j++;
    if (j == needle.size()) return i;
  }
  return search::kNone;
}

template <class T, class N>
size_t rfindSlowly(const std::vector<T>& text, const std::vector<N>& needle) {
  size_t last = search::kNone;
  for (size_t i = 0; i + needle.size() <= text.size(); i++) {
    size_t j = 0;
    while (j < needle.size() && text[i + j] == needle[j]) j++;
    if (j == needle.size()) last = i;
  }
  return last;
}

template <class T>
std::vector<T> randomText(std::mt19937& source, size_t length, unsigned letters) {
  std::vector<T> text(length);
  for (T& c : text) c = static_cast<T>('a' + source() % letters);
  return text;
}

template <class T, class N>
void compareWithSlow() {
  std::mt19937 source(7);
  for (int round = 0; round < 20000; round++) {
    unsigned letters = 1 + source() % 3;
    auto text = randomText<T>(source, source() % 60, letters);
    auto needle = randomText<N>(source, source() % 24, letters);
    ASSERT_EQ(search::find(text.data(), text.size(), needle.data(), needle.size()),
              findSlowly(text, needle));
    ASSERT_EQ(search::rfind(text.data(), text.size(), needle.data(), needle.size()),
              rfindSlowly(text, needle));
  }
}

TEST(Search, AgreesWithTheObviousWay) {
  compareWithSlow<uint8_t, uint8_t>();
  compareWithSlow<uint16_t, uint16_t>();
  compareWithSlow<uint16_t, uint8_t>();
  compareWithSlow<char32_t, char32_t>();
  compareWithSlow<char32_t, uint16_t>();
  compareWithSlow<char32_t, uint8_t>();
}

TEST(Search, APeriodicNeedleInAPeriodicTextTakesLinearTime) {
  // a^n b in (a^(n-1) b)^k: the obvious way compares n characters at each of n*k places.
  constexpr size_t kSize = 20000;
  std::vector<uint16_t> needle(kSize, 'a'), text(kSize * 50, 'a');
  needle[kSize - 1] = 'b';
  for (size_t i = kSize - 2; i < text.size(); i += kSize - 1) text[i] = 'b';
  EXPECT_EQ(search::find(text.data(), text.size(), needle.data(), needle.size()), search::kNone);
}

// Long enough for BulkSearch, with every end behind its last block; from few to many hits.
template <class T, class N>
void compareAllHits() {
  std::mt19937 source(11);
  for (int round = 0; round < 3000; round++) {
    unsigned letters = 1 + source() % 6;
    auto text = randomText<T>(source, source() % 2500, letters);
    auto needle = randomText<N>(source, 1 + source() % 20, letters);
    if (round % 2 && needle.size() < text.size())  // one that stands there
      for (size_t i = 0, at = source() % (text.size() - needle.size()); i < needle.size(); i++)
        needle[i] = static_cast<N>(text[at + i]);
    const std::vector<T> heap(text);  // its end is the block's end
    std::vector<size_t> places, hits;
    for (size_t at = 0; at + needle.size() <= text.size();) {
      const bool same =
          std::equal(needle.begin(), needle.end(), text.begin() + static_cast<ptrdiff_t>(at));
      if (same) places.push_back(at);
      at += same ? needle.size() : 1;
    }
    search::forEachHit(heap.data(), heap.size(), needle.data(), needle.size(), [&](size_t at) {
      hits.push_back(at);
      return true;
    });
    ASSERT_EQ(hits, places);
    ASSERT_EQ(search::find(heap.data(), heap.size(), needle.data(), needle.size()),
              places.empty() ? search::kNone : places[0]);
    ASSERT_EQ(search::rfind(heap.data(), heap.size(), needle.data(), needle.size()),
              rfindSlowly(text, needle));
    const size_t limit = source() % 40;
    ASSERT_EQ(search::count(heap.data(), heap.size(), needle.data(), needle.size(), limit),
              std::min(limit, places.size()));
  }
}

TEST(Search, FindsAllHitsOfLongTexts) {
  compareAllHits<uint8_t, uint8_t>();
  compareAllHits<uint16_t, uint16_t>();
  compareAllHits<uint16_t, uint8_t>();
  compareAllHits<char32_t, char32_t>();
  compareAllHits<char32_t, uint16_t>();
  compareAllHits<char32_t, uint8_t>();
}

TEST(Search, CountsWithoutOverlapUpToALimit) {
  const uint8_t text[] = {'a', 'a', 'a', 'a', 'a'};
  EXPECT_EQ(search::count(text, 5, text, 2), 2u);
  EXPECT_EQ(search::count(text, 5, text, 1), 5u);
  EXPECT_EQ(search::count(text, 5, text, 1, 3), 3u);
}

}  // namespace
}  // namespace ouro
