#pragma once
// Sorting by keys whose order no script can watch: strs, bytes, and tuples of these and of numbers.
// Any stable sort gives the same result, so this one need not compare the keys. It looks at each
// once, for its rank (rank.h), and sorts by these. Where they are equal, and did not tell all, the
// next characters or the next items of the tuples follow.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "runtime/types/radix_sort.h"
#include "runtime/types/rank.h"
#include "runtime/types/tuple.h"

namespace ouro {

struct TextLess {
  int operator()(const auto& a, const auto& b) const {
    return compare(a.key.template as<Str>(), b.key.template as<Str>()) < 0;
  }
};
struct BytesLess {
  int operator()(const auto& a, const auto& b) const {
    return a.key.template as<Bytes>()->view() < b.key.template as<Bytes>()->view();
  }
};
struct TupleLess {
  Runtime& rt;
  int operator()(const auto& a, const auto& b) const {
    return tupleLess(rt, a.key.template as<Tuple>(), b.key.template as<Tuple>());
  }
};

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
    return ranked_ && sortFrom(0, count_, {});
  }

 private:
  struct Ranked {
    uint64_t rank;
    E element;
  };
  // Where ranks are taken; the level counts those of one column.
  struct Place {
    size_t column, start, level;
    bool isWide;  // some of the texts are, perhaps
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
    rankAll(first, count, &place);
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

  void rankAll(size_t first, size_t count, Place* place) {
    const size_t column = place->column, start = place->start;
    auto fill = [=, this](auto rankOf) {
      for (size_t i = first; i < first + count; i++)
        ranked_[i] = {rankOf(columnsOf(items_[i])[column]), items_[i]};
    };
    switch (kinds_[column]) {
      case SortKind::Bools: return fill(rank::ofBool);
      case SortKind::Ints: return fill(rank::ofInt);
      case SortKind::Floats: return fill(rank::ofFloat);
      case SortKind::Bytes:
        return fill([=](Value v) { return rank::ofNarrow(v.as<Bytes>()->view(), start); });
      default: break;
    }
    if (!place->isWide) {
      uint32_t width = 0;
      fill([=, &width](Value v) {
        width |= v.as<Str>()->widthLog();
        return width ? 0 : rank::ofNarrow(narrow(v.as<Str>()), start);
      });
      place->isWide = width != 0;
    }
    if (place->isWide) fill([=](Value v) { return rank::ofWide(v.as<Str>(), start); });
  }

  bool sortTies(size_t first, size_t count, Place place) {
    const size_t end = first + count;
    for (size_t i = first, j; i < end; i = j) {
      const uint64_t rank = ranked_[i].rank;
      for (j = i + 1; j < end && ranked_[j].rank == rank;) j++;
      if (j - i == 1) continue;
      if (isPartial(rank, place)) {
        Place next = place;
        next.start += place.isWide ? rank::kWideChars : rank::kNarrowChars;
        next.level++;
        if (j - i == count && !place.isWide) next.start = commonPrefix(first, count, next);
        if (!sortFrom(i, j - i, next)) return false;
      } else if (place.column + 1 < columns_ &&
                 !sortFrom(i, j - i, {place.column + 1, 0, 0, false})) {
        return false;
      }
    }
    return true;
  }

  bool isPartial(uint64_t rank, Place place) const {
    const SortKind kind = kinds_[place.column];
    if (kind != SortKind::Texts && kind != SortKind::Bytes) return false;
    return place.isWide ? rank::isPartialWide(rank) : rank::isPartialNarrow(rank);
  }

  static std::string_view narrow(const Str* text) { return {text->chars<char>(), text->length}; }

  // How many characters are the same in all narrow texts of a column; so many are known to be.
  size_t commonPrefix(size_t first, size_t count, Place known) const {
    auto textOf = [=, this](size_t i) {
      const Value v = columnsOf(items_[i])[known.column];
      return kinds_[known.column] == SortKind::Bytes ? v.as<Bytes>()->view() : narrow(v.as<Str>());
    };
    std::string_view same = textOf(first);
    for (size_t i = first + 1; i < first + count && same.size() > known.start; i++) {
      const std::string_view text = textOf(i).substr(0, same.size());
      if (text == same) continue;
      const auto [end, other] =
          std::mismatch(text.begin() + known.start, text.end(), same.begin() + known.start);
      same = same.substr(0, static_cast<size_t>(end - text.begin()));
    }
    return same.size();
  }

  // By comparison.
  bool sortWhole(size_t first, size_t count) {
    auto with = [&](auto less) {
      return Timsort<E, decltype(less)>(rt_, items_ + first, static_cast<int64_t>(count), less)
          .sort();
    };
    switch (sortKindOf(rt_, items_[0].key)) {
      case SortKind::Texts: return with(TextLess{});
      case SortKind::Bytes: return with(BytesLess{});
      default: return with(TupleLess{rt_});
    }
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
