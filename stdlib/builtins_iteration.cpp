// Built-in functions that iterate.

#include "runtime/arith.h"
#include "runtime/protocol.h"
#include "runtime/repeated_call.h"
#include "runtime/repeated_compare.h"
#include "runtime/types/exact.h"
#include "runtime/types/generator.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/tuple.h"
#include "stdlib/builtins.h"

namespace ouro {

namespace {

// What lies in a list or tuple, as long as nothing is called.
std::span<const Value> itemsOf(Value iterable) {
  if (isExactly(iterable, TypeId::List)) return iterable.as<List>()->span();
  if (isExactly(iterable, TypeId::Tuple)) return iterable.as<Tuple>()->span();
  return {};
}

// Is there an item among these bools, ints in the word and Nones whose truth is `wanted`? 1, 0;
// -1: there is something else before.
int lookInPlace(std::span<const Value> items, bool wanted) {
  for (Value item : items) {
    if (!item.isBool() && !item.isSmall() && !item.isNone()) return -1;
    const bool is = item.isSmall() ? item.small() != 0 : item.isTrue();
    if (is == wanted) return 1;
  }
  return 0;
}

// Walks the items until one's truth is `wanted`.
Owned lookForTruth(Runtime& rt, Value iterable, bool wanted) {
  if (auto items = itemsOf(iterable); !items.empty()) {
    const int found = lookInPlace(items, wanted);
    if (found >= 0) return Owned::boolean((found > 0) == wanted);
  }
  OURO_TRY(it, iter(rt, iterable));
  UnaryFn advance = typeOf(rt, it)->slots.next;
  for (;;) {
    OURO_TRY(item, endAtStop(rt, advance(rt, it)));
    if (item.isDone()) return Owned::boolean(!wanted);
    int is = truth(rt, item);
    if (is < 0 || !heedSignals(rt)) return Owned::error();
    if (is == wanted) return Owned::boolean(wanted);
  }
}

}  // namespace

Owned builtin_all(Runtime& rt, Value, Args args) { return lookForTruth(rt, args[0], false); }
Owned builtin_any(Runtime& rt, Value, Args args) { return lookForTruth(rt, args[0], true); }

Owned builtin_iter(Runtime& rt, Value, Args args) {
  if (!args.has(1)) return iter(rt, args[0]);
  if (!isCallable(rt, args[0])) return raise(rt, Exc::TypeError, "iter(v, w): v must be callable");
  return newCallableIterator(rt, args[0], args[1]);
}

Owned builtin_next(Runtime& rt, Value, Args args) {
  if (!args.has(1)) return nextOrStop(rt, args[0]);
  if (!typeOf(rt, args[0])->slots.next) {
    return raise(rt, Exc::TypeError, "'{}' object is not an iterator", typeName(rt, args[0]));
  }
  Owned item = next(rt, args[0]);
  return item.isDone() ? Owned::share(args[1]) : item;
}

// ---- max and min

namespace {

// Is a better than b? As lessAtSight().
int winsAtSight(Value a, Value b, CompareOp better) {
  return better == CompareOp::Lt ? lessAtSight(a, b) : lessAtSight(b, a);
}

// The best of the items so far, by their keys.
struct Extreme {
  Runtime& rt;
  CompareOp better;
  Value keyFunction;  // or None
  RepeatedCall keyOf{rt, keyFunction, 1};
  Local item = Owned::notFound(), key = Owned::none();
  std::optional<RepeatedCompare> beats{};  // when there are no keys: their calls need its place

  // Is this item better than the best? 1, 0, -1
  int wins(Value candidate) {
    if (beats) return (*beats)(candidate, item);
    const int atSight = winsAtSight(candidate, item, better);
    if (atSight >= 0) return atSight;
    if (!isInstanceOfClass(candidate)) return arithCompare(rt, candidate, item, better);
    beats.emplace(rt, candidate, better);
    return (*beats)(candidate, item);
  }

  bool consider(Value candidate) {
    if (keyFunction.isNone()) return considerItem(candidate);
    OURO_TRY_BOOL(candidateKey, keyOf(candidate));
    if (!item.isNotFound()) {
      int wins = winsAtSight(candidateKey, key, better);
      if (wins < 0) wins = arithCompare(rt, candidateKey, key, better);
      if (wins <= 0) return wins == 0;
    }
    item = Local(candidate);
    key = std::move(candidateKey);
    return true;
  }

  // The item is its own key.
  bool considerItem(Value candidate) {
    if (!item.isNotFound()) {
      int is = wins(candidate);
      if (is <= 0) return is == 0;
    }
    item = Local(candidate);
    return true;
  }
};

// The best of some items that are compared themselves, if nothing is to be run for that; or not
// found. Borrowed.
Value bestAtSight(std::span<const Value> items, CompareOp better) {
  if (items.empty()) return Value::notFound();
  Value best = items[0];
  for (Value item : items.subspan(1)) {
    const int wins = winsAtSight(item, best, better);
    if (wins < 0) return Value::notFound();
    if (wins) best = item;
  }
  return best;
}

Value bestOfSet(const Set* set, CompareOp better) {
  size_t position = 0;
  Value best, item;
  if (!setNext(set, &position, &best)) return Value::notFound();
  while (setNext(set, &position, &item)) {
    const int wins = winsAtSight(item, best, better);
    if (wins < 0) return Value::notFound();
    if (wins) best = item;
  }
  return best;
}

Owned extreme(Runtime& rt, const char* name, CompareOp better, Args args) {
  // By the signature "*args, key=None, default": keywords first.
  Value keyFunction = args.has(0) ? args[0] : Value::none();
  std::span<const Value> items = args.from(2);
  if (items.empty())
    return raise(rt, Exc::TypeError, "{} expected at least 1 argument, got 0", name);
  if (items.size() > 1 && args.has(1)) {
    return raise(rt, Exc::TypeError,
                 "Cannot specify a default for {}() with multiple positional arguments", name);
  }
  if (keyFunction.isNone()) {
    const bool isSet = items.size() == 1 && isExactlySet(items[0]);
    Value found = isSet ? bestOfSet(items[0].as<Set>(), better)
                        : bestAtSight(items.size() > 1 ? items : itemsOf(items[0]), better);
    if (!found.isNotFound()) return Owned::share(found);
  }
  Extreme best{rt, better, keyFunction};
  if (items.size() > 1) {
    for (Value item : items) OURO_CHECK(best.consider(item));
  } else {
    OURO_CHECK(forEach(rt, items[0], [&](Value item) { return best.consider(item); }));
  }
  if (!best.item.isNotFound()) return best.item.take();
  if (args.has(1)) return Owned::share(args[1]);
  return raise(rt, Exc::ValueError, "{}() arg is an empty sequence", name);
}

}  // namespace

Owned builtin_max(Runtime& rt, Value, Args args) { return extreme(rt, "max", CompareOp::Gt, args); }
Owned builtin_min(Runtime& rt, Value, Args args) { return extreme(rt, "min", CompareOp::Lt, args); }

Owned builtin_sorted(Runtime& rt, Value, Args args) {
  OURO_TRY(list, listFrom(rt, args[0]));
  int64_t reverse = 0;
  if (args.has(2)) OURO_CHECK(indexInt64(rt, args[2], &reverse));
  Value key = args.has(1) ? args[1] : Value::none();
  OURO_CHECK(sortList(rt, list.as<List>(), key, reverse != 0));
  return list.take();
}

}  // namespace ouro
