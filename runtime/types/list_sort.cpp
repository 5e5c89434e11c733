// list.sort(): which comparison to use, keys, and a list that changes meanwhile.

#include <algorithm>

#include "runtime/protocol.h"
#include "runtime/repeated_compare.h"
#include "runtime/types/list.h"
#include "runtime/types/radix_sort.h"
#include "runtime/types/rank_sort.h"
#include "runtime/types/str.h"
#include "runtime/types/timsort.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

// What is sorted: the items themselves, or keys with the items they belong to.
struct Plain {
  Value key;
};
struct Keyed {
  Value key, item;
};

template <class E>
bool areNumbers(const E* items, size_t count) {
  return std::all_of(items, items + count, [](const E& e) { return rank::isNumber(e.key); });
}

template <class E>
SortKind commonKind(const Runtime& rt, const E* items, size_t count) {
  SortKind first = sortKindOf(rt, items[0].key);
  for (size_t i = 1; i < count && first != SortKind::Mixed; i++) {
    if (sortKindOf(rt, items[i].key) != first)
      return areNumbers(items, count) ? SortKind::Numbers : SortKind::Mixed;
  }
  return first;
}

template <class E, class Less>
bool sortWith(Runtime& rt, E* items, size_t count, Less less) {
  return Timsort<E, Less>(rt, items, static_cast<int64_t>(count), less).sort();
}

// Keys that are as good as their rank.
template <class E, class RankOf, class Less>
bool sortNumbers(Runtime& rt, E* items, size_t count, RankOf rankOf, Less less) {
  E* spare = nullptr;
  auto reserve = [&] { return spare = static_cast<E*>(allocateBuffer(rt, count * sizeof(E))); };
  auto rankOfKey = [=](const E& e) { return rankOf(e.key); };
  const bool good = sortByRank(rt, items, count, rankOfKey, less, reserve);
  if (spare) freeBuffer(spare, count * sizeof(E));
  return good;
}

// Strs, bytes or tuples.
template <class E, class Less>
bool sortRanked(Runtime& rt, E* items, size_t count, Less less) {
  constexpr size_t kWorth = 12, kWorthSample = 512;
  if (count >= kWorth) {
    RankSort<E> ranks(rt, items, count);
    if (ranks.isPossible() && (count < kWorthSample || !isInRuns(items, count, less)))
      return ranks.sort();
  }
  return sortWith(rt, items, count, less);
}

template <class E>
bool sortItems(Runtime& rt, E* items, size_t count) {
  if (count < 2) return true;
  switch (commonKind(rt, items, count)) {
    case SortKind::Bools:
      return sortNumbers(rt, items, count, rank::ofBool, [](const E& a, const E& b) -> int {
        return a.key.isTrue() < b.key.isTrue();
      });
    case SortKind::Ints:
      return sortNumbers(rt, items, count, rank::ofInt, [](const E& a, const E& b) -> int {
        return a.key.small() < b.key.small();
      });
    case SortKind::Floats:
      return sortNumbers(rt, items, count, rank::ofFloat, [](const E& a, const E& b) -> int {
        return a.key.flonum() < b.key.flonum();
      });
    case SortKind::Numbers:
      return sortNumbers(rt, items, count, rank::ofNumber, [](const E& a, const E& b) -> int {
        return rank::numberOf(a.key) < rank::numberOf(b.key);
      });
    case SortKind::Texts: return sortRanked(rt, items, count, TextLess{});
    case SortKind::Bytes: return sortRanked(rt, items, count, BytesLess{});
    case SortKind::Tuples: return sortRanked(rt, items, count, TupleLess{rt});
    case SortKind::Mixed: break;
  }
  RepeatedCompare less(rt, items[0].key);
  return sortWith(rt, items, count, [&less](const E& a, const E& b) { return less(a.key, b.key); });
}

// Sorts so that equal items keep their order in the reversed result as well.
template <class E>
bool sortEitherWay(Runtime& rt, E* items, size_t count, bool reverse) {
  if (reverse) std::reverse(items, items + count);
  bool ok = sortItems(rt, items, count);
  if (reverse) std::reverse(items, items + count);
  return ok;
}

bool sortByKey(Runtime& rt, Value* items, size_t count, Value key, bool reverse) {
  auto* keyed = static_cast<Keyed*>(allocateBuffer(rt, count * sizeof(Keyed)));
  if (!keyed) return false;
  RepeatedCall keyOf(rt, key, 1);
  size_t made = 0;
  for (; made < count; made++) {
    Owned k = keyOf(items[made]);
    if (k.isError()) break;
    keyed[made] = {k.take(), items[made]};
  }
  bool ok = made == count && sortEitherWay(rt, keyed, count, reverse);
  for (size_t i = 0; i < made; i++) {
    if (made == count) items[i] = keyed[i].item;
  }
  for (size_t i = 0; i < made; i++) release(keyed[i].key);
  freeBuffer(keyed, count * sizeof(Keyed));
  return ok;
}

}  // namespace

bool sortList(Runtime& rt, List* list, Value key, bool reverse) {
  // While keys and comparisons run the list is empty; what a script puts into it is thrown away.
  Local held{Value(list)};
  Value* items = std::exchange(list->items, nullptr);
  uint32_t length = std::exchange(list->length, 0), capacity = std::exchange(list->capacity, 0);
  const bool isNested = list->has(List::kSorting);
  list->set(List::kSorting);
  bool ok = true;
  if (length > 0 && key.isNone()) {
    ok = sortEitherWay(rt, reinterpret_cast<Plain*>(items), length, reverse);
  } else if (length > 0) {
    ok = sortByKey(rt, items, length, key, reverse);
  }
  std::swap(list->items, items);
  std::swap(list->length, length);
  std::swap(list->capacity, capacity);
  if (ok && !list->has(List::kSorting)) ok = fail(rt, Exc::ValueError, "list modified during sort");
  if (!isNested) list->unset(List::kSorting);
  for (uint32_t i = 0; i < length; i++) release(items[i]);
  if (items) freeBuffer(items, capacity * sizeof(Value));
  return ok;
}

}  // namespace ouro
