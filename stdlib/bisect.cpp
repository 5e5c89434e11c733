// The module _bisect: finding and inserting in a sorted list by halving. bisect.py of the library
// shows it.

#include "runtime/protocol.h"
#include "runtime/repeated_compare.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"

namespace ouro {

namespace {

Owned itemAt(Runtime& rt, Value sequence, int64_t at) {
  if (isExactly(sequence, TypeId::List) && at < sequence.as<List>()->length)
    return Owned::share(sequence.as<List>()->items[at]);
  OURO_TRY(place, newInt(rt, at));
  return getItem(rt, sequence, place);
}

// The search for a place between low and high.
template <bool right>
struct Search {
  int64_t low, high;

  int64_t middle() const { return low + (high - low) / 2; }
  void take(bool isLess) {
    if (isLess == right) {
      high = middle();
    } else {
      low = middle() + 1;
    }
  }
  // As far as it can be told at sight, in a list, which nobody changes meanwhile.
  void inList(const List* list, Value x) {
    if (high > static_cast<int64_t>(list->length)) return;
    while (low < high) {
      const Value item = list->items[middle()];
      const int less = right ? lessAtSight(x, item) : lessAtSight(item, x);
      if (less < 0) return;
      take(less);
    }
  }
};

// args: a, x, lo, hi, key. The place for x behind (right) or before what equals it; -1 on error.
template <bool right>
int64_t placeFor(Runtime& rt, Args args, Value x) {
  int64_t low = 0, high = -1;
  if (args.has(2) && !indexInt64(rt, args[2], &low)) return -1;
  if (low < 0) return (void)raise(rt, Exc::ValueError, "lo must be non-negative"), -1;
  if (args.has(3) && !args[3].isNone()) {
    if (!indexInt64(rt, args[3], &high)) return -1;
  } else {
    high = length(rt, args[0]);
    if (high < 0) return -1;
  }
  bool hasKey = args.has(4) && !args[4].isNone();
  Search<right> search{low, high};
  if (!hasKey && isExactly(args[0], TypeId::List)) search.inList(args[0].as<List>(), x);
  if (search.low >= search.high) return search.low;
  RepeatedCompare isLess(rt, x);
  while (search.low < search.high) {
    Local item = itemAt(rt, args[0], search.middle());
    if (!item.isError() && hasKey) item = call(rt, args[4], item);
    if (item.isError()) return -1;
    const int less = right ? isLess(x, item) : isLess(item, x);
    if (less < 0) return -1;
    search.take(less);
  }
  return search.low;
}

template <bool right>
Owned bisect_find(Runtime& rt, Value, Args args) {
  int64_t place = placeFor<right>(rt, args, args[1]);
  return place < 0 ? Owned::error() : newInt(rt, place);
}

template <bool right>
Owned bisect_insort(Runtime& rt, Value, Args args) {
  bool hasKey = args.has(4) && !args[4].isNone();
  OURO_TRY(x, hasKey ? call(rt, args[4], args[1]) : Owned::share(args[1]));
  int64_t place = placeFor<right>(rt, args, x);
  if (place < 0) return Owned::error();
  if (isExactly(args[0], TypeId::List)) {
    return insert(rt, args[0].as<List>(), place, args[1]) ? Owned::none() : Owned::error();
  }
  Ref<Str> name = intern(rt, "insert");
  if (!name) return Owned::error();
  OURO_TRY(index, newInt(rt, place));
  Value given[] = {index.get(), args[1]};
  OURO_TRY(done, callMethod(rt, args[0], name.get(), given));
  return Owned::none();
}

constexpr const char* kFind = "a, x, lo=0, hi=None, *, key=None";
constexpr MethodDef kFunctions[] = {
    {"bisect_right", bisect_find<true>, kFind,
     "The index behind all items that are not greater than x."},
    {"bisect_left", bisect_find<false>, kFind, "The index behind all items that are less than x."},
    {"insort_right", bisect_insort<true>, kFind, "Inserts x, behind items equal to it."},
    {"insort_left", bisect_insort<false>, kFind, "Inserts x, before items equal to it."},
};

}  // namespace

extern const ModuleDef bisectModule;
const ModuleDef bisectModule = {
    .name = "_bisect",
    .doc = "Sorted lists.",
    .functions = kFunctions,
};

}  // namespace ouro
