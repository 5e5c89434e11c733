#pragma once
// Sorting by a number of 64 bits that each element has, its rank: stable, from the lowest digit to
// the highest, without a branch that depends on the order. Digits are eight bits from the lowest on
// in which ranks differ: those in which all are the same cost nothing.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

#include "runtime/types/timsort.h"

namespace ouro {

// Does it ascend, or descend, in long runs? Told by some neighbours.
template <class E, class Less>
bool isInRuns(const E* items, size_t count, Less less) {
  constexpr size_t kSample = 32, kFew = 2;
  size_t descents = 0;
  for (size_t i = 0; i < kSample; i++) {
    const size_t at = i * (count - 1) / kSample;
    descents += less(items[at + 1], items[at]) != 0;
  }
  return descents <= kFew || descents >= kSample - kFew;
}

// The bits in which some ranks differ.
template <class E, class RankOf>
uint64_t varyingBits(const E* items, size_t count, RankOf rankOf) {
  const uint64_t first = rankOf(items[0]);
  uint64_t varying = 0;
  for (size_t i = 1; i < count; i++) varying |= rankOf(items[i]) ^ first;
  return varying;
}

// Moves the elements to where they belong by one digit.
template <class E, class RankOf>
void sortByDigit(const E* from, E* to, size_t count, int shift, RankOf rankOf) {
  constexpr size_t kDigits = 256;
  auto digitOf = [=](const E& e) { return static_cast<uint8_t>(rankOf(e) >> shift); };
  size_t places[kDigits] = {};
  for (size_t i = 0; i < count; i++) places[digitOf(from[i])]++;
  for (size_t digit = 0, start = 0; digit < kDigits; digit++)
    start += std::exchange(places[digit], start);
  for (size_t i = 0; i < count; i++) to[places[digitOf(from[i])]++] = from[i];
}

// Takes the lowest eight bits off from the lowest one on.
inline int takeDigit(uint64_t* varying) {
  const int shift = std::countr_zero(*varying);
  *varying &= ~(uint64_t{0xff} << shift);
  return shift;
}
// Are there so many elements that digits are better than comparisons?
inline bool isWorthDigits(size_t count, uint64_t varying) {
  constexpr size_t kWorthOne = 10;
  while (varying && count >= kWorthOne) {
    takeDigit(&varying);
    count -= kWorthOne;
  }
  return varying == 0;
}

// Few elements, and those in long runs, are merged instead: less(a, b) is the order of the ranks.
// spare(): room for as many elements, or null with an exception pending. false: one is pending.
template <class E, class RankOf, class Less, class Spare>
bool sortByRank(Runtime& rt, E* items, size_t count, RankOf rankOf, Less less, Spare spare) {
  constexpr size_t kWorth = 24;
  uint64_t varying = 0;
  bool byDigits = count >= kWorth && !isInRuns(items, count, less);
  if (byDigits) {
    varying = varyingBits(items, count, rankOf);
    byDigits = isWorthDigits(count, varying);
  }
  if (!byDigits) return Timsort<E, Less>(rt, items, static_cast<int64_t>(count), less).sort();
  E *from = items, *to = spare();
  if (!to) return false;
  while (varying) {
    sortByDigit(from, to, count, takeDigit(&varying), rankOf);
    std::swap(from, to);
  }
  if (from != items) std::memcpy(static_cast<void*>(items), from, count * sizeof(E));
  return true;
}

}  // namespace ouro
