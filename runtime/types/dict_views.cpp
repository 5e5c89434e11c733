// keys(), values() and items(): live windows on a dict. The first and the last behave like sets.

#include "runtime/class_slots.h"
#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

Owned newDictView(Runtime& rt, TypeId id, Dict* d) {
  auto* view = rt.make<DictView>(id);
  if (!view) return Owned::error();
  retain(d);
  view->dict = d;
  return Owned::adopt(view);
}

static Dict* dictOf(Value view) { return view.as<DictView>()->dict; }

static bool isKeys(const Runtime& rt, Value v) { return isExactly(rt, v, TypeId::DictKeys); }
static bool isItems(const Runtime& rt, Value v) { return isExactly(rt, v, TypeId::DictItems); }
static bool isSetLike(const Runtime& rt, Value v) { return isKeys(rt, v) || isItems(rt, v); }

static int64_t viewLength(Runtime&, Value self) { return dictOf(self)->used; }

static Owned reprView(Runtime& rt, Value self) {
  StrBuilder text(rt);
  if (Owned dots = reprEnter(rt, self, "..."); !dots.isNotFound()) return dots;
  Local items = listFrom(rt, self);
  bool ok = !items.isError() && text.append(nameOf(typeOf(rt, self))) && text.append("(") &&
            text.appendRepr(items) && text.append(")");
  reprLeave(rt, self);
  return ok ? text.finish() : Owned::error();
}

static int containsInKeys(Runtime& rt, Value self, Value key) {
  Value found = dictGet(rt, dictOf(self), key);
  return found.isError() ? -1 : !found.isNotFound();
}

static int containsInItems(Runtime& rt, Value self, Value item) {
  if (!isTuple(rt, item) || item.as<Tuple>()->length != 2) return 0;
  Value found = dictGet(rt, dictOf(self), (*item.as<Tuple>())[0]);
  if (found.isError()) return -1;
  if (found.isNotFound()) return 0;
  return itemEquals(rt, found, (*item.as<Tuple>())[1]);
}

static int containsIn(Runtime& rt, Value view, Value item) {
  return isKeys(rt, view) ? containsInKeys(rt, view, item) : containsInItems(rt, view, item);
}

template <TypeId id>
static Owned iterateView(Runtime& rt, Value self) {
  return newDictIterator(rt, id, dictOf(self));
}

// ---- as sets

// Are all items of `view` in `other`?
static int allIn(Runtime& rt, Value view, Value other) {
  int result = 1;
  bool ok = forEach(rt, view, [&](Value item) {
    result = contains(rt, other, item);
    return result == 1;
  });
  return ok || result == 0 ? result : -1;
}

static Owned compareViews(Runtime& rt, Value self, Value other, CompareOp op) {
  if (!isSetLike(rt, self) || (!isAnySet(rt, other) && !isSetLike(rt, other))) {
    return Owned::notImplemented();
  }
  int64_t mine = dictOf(self)->used, theirs = length(rt, other);
  if (theirs < 0) return Owned::error();
  int result = 0;
  switch (op) {
    case CompareOp::Eq:
    case CompareOp::Ne: result = mine == theirs ? allIn(rt, self, other) : 0; break;
    case CompareOp::Lt: result = mine < theirs ? allIn(rt, self, other) : 0; break;
    case CompareOp::Le: result = mine <= theirs ? allIn(rt, self, other) : 0; break;
    case CompareOp::Gt: result = mine > theirs ? allIn(rt, other, self) : 0; break;
    case CompareOp::Ge: result = mine >= theirs ? allIn(rt, other, self) : 0; break;
  }
  if (result < 0) return Owned::error();
  return Owned::boolean(result != (op == CompareOp::Ne));
}

static Owned setOf(Runtime& rt, Value iterable) {
  if (isKeys(rt, iterable) && isExactly(rt, dictOf(iterable), TypeId::Dict)) {
    return newSet(rt, dictOf(iterable));
  }
  return newSet(rt, iterable);
}

static Owned subtractViews(Runtime& rt, Value left, Value right) {
  OURO_TRY(result, setOf(rt, left));
  OURO_CHECK(setDifferenceUpdate(rt, result.as<Set>(), right));
  return result.take();
}

static Owned orViews(Runtime& rt, Value left, Value right) {
  OURO_TRY(result, setOf(rt, left));
  OURO_CHECK(setUpdate(rt, result.as<Set>(), right));
  return result.take();
}

// The smaller side is walked, the other asked.
static Owned andViews(Runtime& rt, Value left, Value right) {
  Value view = isSetLike(rt, left) ? left : right, other = isSetLike(rt, left) ? right : left;
  int64_t mine = dictOf(view)->used;
  if (isExactly(rt, other, TypeId::Set) && mine <= other.as<Set>()->used) {
    return setIntersection(rt, other.as<Set>(), view);
  }
  if (isSetLike(rt, other) && dictOf(other)->used > mine) std::swap(view, other);
  OURO_TRY(result, newSet(rt));
  bool ok = forEach(rt, other, [&](Value item) {
    int both = containsIn(rt, view, item);
    return both < 0 ? false : both == 0 || setAdd(rt, result.as<Set>(), item);
  });
  return ok ? result.take() : Owned::error();
}

// Of two items views: pairs whose key the other lacks, or has with another value.
static Owned xorItems(Runtime& rt, Dict* small, Dict* large) {
  OURO_TRY(rest, dictCopy(rt, small));
  OURO_TRY(result, newSet(rt));
  size_t position = 0;
  Value key, value;
  while (dictNext(large, &position, &key, &value)) {
    Local heldKey(key), heldValue(value);
    Value found = dictGet(rt, rest.as<Dict>(), key);
    if (found.isError()) return Owned::error();
    int same = found.isNotFound() ? 0 : itemEquals(rt, found, heldValue);
    if (same < 0) return Owned::error();
    if (same) {
      if (dictDelete(rt, rest.as<Dict>(), heldKey) < 0) return Owned::error();
      continue;
    }
    OURO_TRY(pair, newTuple(rt, {heldKey, heldValue}));
    OURO_CHECK(setAdd(rt, result.as<Set>(), pair));
  }
  OURO_TRY(remaining, newDictView(rt, TypeId::DictItems, rest.as<Dict>()));
  OURO_CHECK(setUpdate(rt, result.as<Set>(), remaining));
  return result.take();
}

static Owned xorViews(Runtime& rt, Value left, Value right) {
  if (isItems(rt, left) && isItems(rt, right)) {
    Dict *a = dictOf(left), *b = dictOf(right);
    return a->used > b->used ? xorItems(rt, b, a) : xorItems(rt, a, b);
  }
  OURO_TRY(result, setOf(rt, left));
  OURO_CHECK(setSymmetricDifferenceUpdate(rt, result.as<Set>(), right));
  return result.take();
}

static Owned dictview_isdisjoint(Runtime& rt, Value self, Args args) {
  Value view = self, other = args[0];
  if (view == other) return Owned::boolean(dictOf(view)->used == 0);
  if (isAnySet(rt, other) || isSetLike(rt, other)) {
    int64_t theirs = length(rt, other);
    if (theirs > dictOf(view)->used) std::swap(view, other);
  }
  int both = 0;
  bool ok = forEach(rt, other, [&](Value item) {
    both = contains(rt, view, item);
    return both == 0;
  });
  return ok || both == 1 ? Owned::boolean(!both) : Owned::error();
}

// ---- methods and types

static Owned dictkeys_reversed(Runtime& rt, Value self, Args) {
  return newDictIterator(rt, TypeId::DictReverseKeyIterator, dictOf(self));
}
static Owned dictvalues_reversed(Runtime& rt, Value self, Args) {
  return newDictIterator(rt, TypeId::DictReverseValueIterator, dictOf(self));
}
static Owned dictitems_reversed(Runtime& rt, Value self, Args) {
  return newDictIterator(rt, TypeId::DictReverseItemIterator, dictOf(self));
}

static Owned viewMapping(Runtime& rt, Value self) { return newMappingProxy(rt, dictOf(self)); }

static constexpr GetSetDef kAttributes[] = {
    {"mapping", viewMapping, nullptr, "The dictionary that the view looks at, read-only."},
};
static constexpr MethodDef kKeysMethods[] = {
    {"isdisjoint", dictview_isdisjoint, "other, /", "Have the two no element in common?"},
    {"__reversed__", dictkeys_reversed, "", "An iterator over the keys, last first."},
};
static constexpr MethodDef kItemsMethods[] = {
    {"isdisjoint", dictview_isdisjoint, "other, /", "Have the two no element in common?"},
    {"__reversed__", dictitems_reversed, "", "An iterator over the pairs, last first."},
};
static constexpr MethodDef kValuesMethods[] = {
    {"__reversed__", dictvalues_reversed, "", "An iterator over the values, last first."},
};

static void view_traverse(Object* self, Visitor& visitor) {
  visit(visitor, static_cast<DictView*>(self)->dict);
}
static void view_destroy(Object* self) {
  if (Dict* d = std::exchange(static_cast<DictView*>(self)->dict, nullptr)) release(d);
}

static constexpr Slots setLikeSlots() {
  Slots s;
  s.repr = reprView;
  s.hash = hashNotImplemented;
  s.compare = compareViews;
  s[BinaryOp::Or] = orViews;
  s[BinaryOp::And] = andViews;
  s[BinaryOp::Subtract] = subtractViews;
  s[BinaryOp::Xor] = xorViews;
  s.length = viewLength;
  return s;
}

static constexpr Slots keysSlots() {
  Slots s = setLikeSlots();
  s.iter = iterateView<TypeId::DictKeyIterator>;
  s.contains = containsInKeys;
  return s;
}

static constexpr Slots itemsSlots() {
  Slots s = setLikeSlots();
  s.iter = iterateView<TypeId::DictItemIterator>;
  s.contains = containsInItems;
  return s;
}

// A view cannot do without its dict, so it has no clear: a cycle through it is broken in the
// dict.
const TypeDef dictKeysTypeDef = {
    .name = "dict_keys",
    .basicSize = sizeof(DictView),
    .flags = kContainerType,
    .traverse = view_traverse,
    .destroy = view_destroy,
    .slots = keysSlots(),
    .methods = kKeysMethods,
    .attributes = kAttributes,
};

const TypeDef dictItemsTypeDef = {
    .name = "dict_items",
    .basicSize = sizeof(DictView),
    .flags = kContainerType,
    .traverse = view_traverse,
    .destroy = view_destroy,
    .slots = itemsSlots(),
    .methods = kItemsMethods,
    .attributes = kAttributes,
};

const TypeDef dictValuesTypeDef = {
    .name = "dict_values",
    .basicSize = sizeof(DictView),
    .flags = kContainerType,
    .traverse = view_traverse,
    .destroy = view_destroy,
    .slots = {.repr = reprView,
              .iter = iterateView<TypeId::DictValueIterator>,
              .length = viewLength},
    .methods = kValuesMethods,
    .attributes = kAttributes,
};

}  // namespace ouro
