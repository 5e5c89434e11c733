#pragma once
// Sorting by keys whose order no script can watch: small ints, floats, strs, and tuples of them.
// Any stable sort gives the same result, so this one need not compare the keys. It looks at each
// once, for a number that orders them as far as it goes:
//
//   int     its value                     both are all there is to know
//   float   its bits, so that they ascend
//   str     seven characters, and how many there were, up to eight: "ab" is less than "ab\0"
//
// and sorts by these. Where they are equal, and did not tell all, the next seven characters or the
// next items of the tuples follow.

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "runtime/short_copy.h"
#include "runtime/types/exact.h"
#include "runtime/types/radix_sort.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

// What all keys have in common decides how they are compared.
enum class SortKind : uint8_t { Mixed, Ints, Floats, Texts, Tuples };

inline SortKind sortKindOf(const Runtime& rt, Value v) {
  if (v.isSmall()) return SortKind::Ints;
  if (v.isFlonum()) return SortKind::Floats;
  if (isExactly(rt, v, TypeId::Str)) return SortKind::Texts;
  if (isExactly(rt, v, TypeId::Tuple)) return SortKind::Tuples;
  return SortKind::Mixed;
}

namespace rank {

inline uint64_t ofInt(Value v) {
  return v.bits() ^ uint64_t { 1 } << 63;
}

// Flonums are no nans, and no -0.0.
inline uint64_t ofFloat(Value v) {
  const auto bits = std::bit_cast<uint64_t>(v.flonum());
  return bits ^ ((0 - (bits >> 63)) | uint64_t{1} << 63);
}

constexpr size_t kChars = 7;

// The first eight bytes of `left` that are there.
inline uint64_t firstBytes(const uint8_t* at, size_t left) {
  uint64_t word = 0;
  if (left == 0) return 0;
#ifndef __SANITIZE_ADDRESS__
  if (left < 8 && areInOnePage(at, 8)) [[likely]] {
    memcpy(&word, at, 8);
    return word & ((uint64_t{1} << left * 8) - 1);
  }
#endif
  memcpy(&word, at, std::min<size_t>(left, 8));
  return word;
}

// Of a narrow str, from one of its characters on, or its end.
inline uint64_t ofText(const Str* text, size_t start) {
  const size_t left = text->length - start;
  const uint64_t word = __builtin_bswap64(firstBytes(text->chars<uint8_t>() + start, left));
  return (word & ~uint64_t{0xff}) | std::min<uint64_t>(left, kChars + 1);
}
// There is more of the text.
inline bool isPartial(uint64_t textRank) { return (textRank & 0xff) > kChars; }

}  // namespace rank

template <class E>
class RankSort {
 public:
  RankSort(Runtime& rt, E* items, size_t count)
      : rt_(rt),
        items_(items),
        count_(count),
        isOfTuples_(sortKindOf(rt, items[0].key) == SortKind::Tuples) {}
  ~RankSort() {
    if (ranked_) freeBuffer(ranked_, bytes());
    if (spare_) freeBuffer(spare_, bytes());
  }
  RankSort(const RankSort&) = delete;
  RankSort& operator=(const RankSort&) = delete;

  // The keys are of one kind. If they are tuples: all such, with items of the same kinds in the
  // same places?
  bool isPossible() {
    const std::span<const Value> first = columnsOf(items_[0]);
    columns_ = first.size();
    if (columns_ == 0 || columns_ > kMostColumns) return false;
    for (size_t c = 0; c < columns_; c++) {
      kinds_[c] = sortKindOf(rt_, first[c]);
      if (kinds_[c] == SortKind::Mixed || kinds_[c] == SortKind::Tuples) return false;
    }
    for (size_t i = 1; i < count_ && isOfTuples_; i++)
      if (!isLikeFirst(columnsOf(items_[i]))) return false;
    return true;
  }

  // false: an exception is pending; the elements are all there, in some order.
  bool sort() {
    ranked_ = static_cast<Ranked*>(allocateBuffer(rt_, bytes()));
    return ranked_ && sortFrom(0, count_, {0, 0, 0});
  }

 private:
  struct Ranked {
    uint64_t rank;
    E element;
  };
  // Where ranks are taken; the level counts those of one column.
  struct Place {
    size_t column, start, level;
  };
  static constexpr size_t kMostColumns = 8, kMostLevels = 12, kFew = 6;

  size_t bytes() const { return count_ * sizeof(Ranked); }

  std::span<const Value> columnsOf(const E& e) const {
    return isOfTuples_ ? e.key.template as<Tuple>()->span() : std::span(&e.key, 1);
  }
  bool isLikeFirst(std::span<const Value> columns) const {
    if (columns.size() != columns_) return false;
    for (size_t c = 0; c < columns_; c++) {
      if (sortKindOf(rt_, columns[c]) != kinds_[c]) return false;
    }
    return true;
  }

  // Sorts elements whose keys are the same up to there.
  bool sortFrom(size_t first, size_t count, Place place) {
    if (count < kFew || place.level == kMostLevels) return sortWhole(first, count);
    Ranked* const ranked = ranked_ + first;
    if (!rankAll(first, count, place)) return sortWhole(first, count);
    auto rankOf = [](const Ranked& r) { return r.rank; };
    auto less = [](const Ranked& a, const Ranked& b) -> int { return a.rank < b.rank; };
    auto spare = [=, this] {
      if (!spare_) spare_ = static_cast<Ranked*>(allocateBuffer(rt_, bytes()));
      return spare_ ? spare_ + first : nullptr;
    };
    if (!sortByRank(rt_, ranked, count, rankOf, less, spare)) return false;
    for (size_t i = 0; i < count; i++) items_[first + i] = ranked[i].element;
    return heedSignals(rt_) && sortTies(first, count, place);
  }

  // false: some texts are wide.
  bool rankAll(size_t first, size_t count, Place place) {
    uint32_t width = 0;
    auto fill = [=, this](auto rankOf) {
      for (size_t i = first; i < first + count; i++)
        ranked_[i] = {rankOf(columnsOf(items_[i])[place.column]), items_[i]};
    };
    switch (kinds_[place.column]) {
      case SortKind::Ints: fill(rank::ofInt); break;
      case SortKind::Floats: fill(rank::ofFloat); break;
      default:
        fill([=, &width](Value v) {
          width |= v.as<Str>()->widthLog();
          return width ? 0 : rank::ofText(v.as<Str>(), place.start);
        });
    }
    return width == 0;
  }

  bool sortTies(size_t first, size_t count, Place place) {
    const bool isText = kinds_[place.column] == SortKind::Texts;
    const size_t end = first + count;
    for (size_t i = first, j; i < end; i = j) {
      const uint64_t rank = ranked_[i].rank;
      for (j = i + 1; j < end && ranked_[j].rank == rank;) j++;
      if (j - i == 1) continue;
      if (isText && rank::isPartial(rank)) {
        Place next = {place.column, place.start + rank::kChars, place.level + 1};
        if (j - i == count) next.start = commonPrefix(first, count, next);
        if (!sortFrom(i, j - i, next)) return false;
      } else if (place.column + 1 < columns_ && !sortFrom(i, j - i, {place.column + 1, 0, 0})) {
        return false;
      }
    }
    return true;
  }

  // How many characters are the same in all texts of a column; so many are known to be.
  size_t commonPrefix(size_t first, size_t count, Place known) const {
    auto textOf = [=, this](size_t i) {
      return columnsOf(items_[i])[known.column].template as<Str>();
    };
    auto charsOf = [](Str* text) { return text->chars<uint8_t>(); };
    Str* const one = textOf(first);
    const uint8_t *const chars = charsOf(one), *const from = chars + known.start;
    size_t same = one->length;
    for (size_t i = first + 1; i < first + count && same > known.start; i++) {
      Str* const other = textOf(i);
      const uint8_t* const end = chars + std::min<size_t>(same, other->length);
      same =
          static_cast<size_t>(std::mismatch(from, end, charsOf(other) + known.start).first - chars);
    }
    return same;
  }

  // By comparison.
  bool sortWhole(size_t first, size_t count) {
    auto with = [&](auto less) {
      return Timsort<E, decltype(less)>(rt_, items_ + first, static_cast<int64_t>(count), less)
          .sort();
    };
    if (isOfTuples_)
      return with([this](const E& a, const E& b) {
        return tupleLess(rt_, a.key.template as<Tuple>(), b.key.template as<Tuple>());
      });
    return with([](const E& a, const E& b) -> int {
      return compare(a.key.template as<Str>(), b.key.template as<Str>()) < 0;
    });
  }

  Runtime& rt_;
  E* const items_;
  const size_t count_;
  const bool isOfTuples_;
  size_t columns_ = 0;
  SortKind kinds_[kMostColumns];
  Ranked *ranked_ = nullptr, *spare_ = nullptr;
};

}  // namespace ouro
