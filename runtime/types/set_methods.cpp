// set and frozenset: making them, operators and methods, and their types.

#include <cstring>

#include "runtime/class_slots.h"
#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/reduce.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/union.h"

namespace ouro {

bool isFrozenSet(const Runtime& rt, Value v) {
  return isExactly(v, TypeId::FrozenSet) ||
         (isInstanceOfClass(v) && isInstance(rt, v, TypeId::FrozenSet));
}
bool isMutableSet(const Runtime& rt, Value v) {
  return isExactly(v, TypeId::Set) || (isInstanceOfClass(v) && isInstance(rt, v, TypeId::Set));
}
bool isSetOfClass(const Runtime& rt, Value v) {
  return isInstanceOfClass(v) &&
         (isInstance(rt, v, TypeId::Set) || isInstance(rt, v, TypeId::FrozenSet));
}

// ---- making

// Sets of the two built-in types stay out of the collector's sight until they hold something that
// can be in a cycle.
static Owned makeExact(Runtime& rt, TypeId id) {
  auto* set = makeRaw<Set>(rt, id);
  if (!set) return Owned::error();
  std::memset(static_cast<Object*>(set) + 1, 0, sizeof(Set) - sizeof(Object));
  set->frozenHash = -1;
  rt.heap.untrack(set);
  return Owned::adopt(set);
}

Owned newSetOf(Runtime& rt, Type* cls) {
  for (TypeId id : {TypeId::Set, TypeId::FrozenSet})
    if (cls == rt.type(id)) return makeExact(rt, id);
  auto* set = rt.make<Set>(cls);
  if (!set) return Owned::error();
  set->frozenHash = -1;
  return Owned::adopt(set);
}

static Owned fill(Runtime& rt, Owned made, Value iterable) {
  OURO_TRY(set, made);
  if (!iterable.isUnbound()) OURO_CHECK(setUpdate(rt, set.as<Set>(), iterable));
  return set.take();
}

Owned newSet(Runtime& rt, Value iterable) { return fill(rt, makeExact(rt, TypeId::Set), iterable); }

Owned newFrozenSet(Runtime& rt, Value iterable) {
  return fill(rt, makeExact(rt, TypeId::FrozenSet), iterable);
}

static Owned makeSet(Runtime& rt, Type* cls, const CallArgs&) { return newSetOf(rt, cls); }

static bool initSet(Runtime& rt, Value self, const CallArgs& given) {
  Value source;
  if (!unpackOne(rt, "set", given, &source)) return false;
  if (self.as<Set>()->table) setClear(self.as<Set>());
  return source.isUnbound() || setUpdate(rt, self.as<Set>(), source);
}

static Owned makeFrozenSet(Runtime& rt, Type* cls, const CallArgs& given) {
  Type* exact = rt.type(TypeId::FrozenSet);
  if ((cls == exact || cls->slots.init == exact->slots.init) &&
      !refuseKeywords(rt, "frozenset", given)) {
    return Owned::error();
  }
  Value source;
  OURO_CHECK(unpackOne(rt, "frozenset", given.withoutNames(), &source));
  if (cls != exact) return fill(rt, newSetOf(rt, cls), source);
  if (!source.isUnbound() && isExactly(rt, source, TypeId::FrozenSet)) return Owned::share(source);
  OURO_TRY(set, newFrozenSet(rt, source));
  if (set.as<Set>()->used == 0 && rt.emptyFrozenSet) return Owned::share(rt.emptyFrozenSet);
  return set.take();
}

// ---- printing, hash, comparison

static Owned reprSet(Runtime& rt, Value self) {
  auto* set = self.as<Set>();
  StrBuilder text(rt);
  bool plain = isExactly(rt, self, TypeId::Set);
  if (set->used == 0) {
    OURO_CHECK(text.append(nameOf(typeOf(rt, self))) && text.append("()"));
    return text.finish();
  }
  const std::string whenInside = fmt::format("{}(...)", nameOf(typeOf(rt, self)));
  if (Owned dots = reprEnter(rt, self, whenInside); !dots.isNotFound()) return dots;
  Local keys = listFrom(rt, self);
  bool ok = !keys.isError();
  if (ok && !plain) ok = text.append(nameOf(typeOf(rt, self))) && text.append("(");
  ok = ok && text.append("{");
  for (size_t i = 0; ok && i < keys.as<List>()->length; i++) {
    ok = (i == 0 || text.append(", ")) && text.appendRepr(keys.as<List>()->items[i]) &&
         heedSignals(rt);
  }
  ok = ok && text.append(plain ? "}" : "})");
  reprLeave(rt, self);
  return ok ? text.finish() : Owned::error();
}

// The same for every order of the same elements: their scrambled hashes, combined by xor.
static bool hashFrozenSet(Runtime&, Value self, int64_t* result) {
  auto* set = self.as<Set>();
  if (set->frozenHash == -1) {
    auto scramble = [](uint64_t h) { return ((h ^ 89869747u) ^ (h << 16)) * 3644798167u; };
    uint64_t sum = 0;
    size_t position = 0;
    while (SetEntry* entry = setNextEntry(set, &position)) {
      sum ^= scramble(static_cast<uint64_t>(entry->hash));
    }
    sum ^= (uint64_t{set->used} + 1) * 1927868237u;
    sum ^= (sum >> 11) ^ (sum >> 25);
    sum = sum * 69069u + 907133923u;
    set->frozenHash = sum == UINT64_MAX ? 590923713 : static_cast<int64_t>(sum);
  }
  *result = set->frozenHash;
  return true;
}

static int setEquals(Runtime& rt, Set* a, Set* b) {
  if (a->used != b->used) return 0;
  if (a->frozenHash != -1 && b->frozenHash != -1 && a->frozenHash != b->frozenHash) return 0;
  return setIsSubset(rt, a, b);
}

static Owned compareSets(Runtime& rt, Value left, Value right, CompareOp op) {
  if (!isAnySet(rt, left) || !isAnySet(rt, right)) return Owned::notImplemented();
  auto *a = left.as<Set>(), *b = right.as<Set>();
  int result = 0;
  switch (op) {
    case CompareOp::Eq: result = setEquals(rt, a, b); break;
    case CompareOp::Ne:
      result = setEquals(rt, a, b);
      if (result >= 0) result = !result;
      break;
    case CompareOp::Le: result = setIsSubset(rt, a, b); break;
    case CompareOp::Ge: result = setIsSubset(rt, b, a); break;
    case CompareOp::Lt: result = a->used < b->used ? setIsSubset(rt, a, b) : 0; break;
    case CompareOp::Gt: result = b->used < a->used ? setIsSubset(rt, b, a) : 0; break;
  }
  return result < 0 ? Owned::error() : Owned::boolean(result);
}

static int64_t setLength(Runtime&, Value self) { return self.as<Set>()->used; }

// A set is looked for as the frozenset of its elements, although it cannot be hashed itself.
template <class F>
static int withHashableKey(Runtime& rt, Value key, F operation) {
  int result = operation(key);
  if (result >= 0 || !isMutableSet(rt, key) || !errorMatches(rt, Exc::TypeError)) return result;
  clearError(rt);
  Local frozen = newFrozenSet(rt, key);
  return frozen.isError() ? -1 : operation(frozen.get());
}

static int containsKey(Runtime& rt, Value self, Value key) {
  return withHashableKey(rt, key, [&](Value k) { return setContains(rt, self.as<Set>(), k); });
}

// ---- operators: both sides must be sets

static bool bothSets(const Runtime& rt, Value a, Value b) {
  return isAnySet(rt, a) && isAnySet(rt, b);
}

static Owned orSets(Runtime& rt, Value a, Value b) {
  return bothSets(rt, a, b) ? setUnion(rt, a.as<Set>(), b.as<Set>()) : Owned::notImplemented();
}
static Owned andSets(Runtime& rt, Value a, Value b) {
  return bothSets(rt, a, b) ? setIntersection(rt, a.as<Set>(), b) : Owned::notImplemented();
}
static Owned subtractSets(Runtime& rt, Value a, Value b) {
  return bothSets(rt, a, b) ? setDifference(rt, a.as<Set>(), b) : Owned::notImplemented();
}
static Owned xorSets(Runtime& rt, Value a, Value b) {
  return bothSets(rt, a, b) ? setSymmetricDifference(rt, a.as<Set>(), b) : Owned::notImplemented();
}

static Owned orInPlace(Runtime& rt, Value self, Value other) {
  if (!isAnySet(rt, other)) return Owned::notImplemented();
  OURO_CHECK(setUpdate(rt, self.as<Set>(), other));
  return Owned::share(self);
}
static Owned andInPlace(Runtime& rt, Value self, Value other) {
  if (!isAnySet(rt, other)) return Owned::notImplemented();
  OURO_TRY(result, setIntersection(rt, self.as<Set>(), other));
  setSwap(self.as<Set>(), result.as<Set>());
  return Owned::share(self);
}
static Owned subtractInPlace(Runtime& rt, Value self, Value other) {
  if (!isAnySet(rt, other)) return Owned::notImplemented();
  OURO_CHECK(setDifferenceUpdate(rt, self.as<Set>(), other));
  return Owned::share(self);
}
static Owned xorInPlace(Runtime& rt, Value self, Value other) {
  if (!isAnySet(rt, other)) return Owned::notImplemented();
  OURO_CHECK(setSymmetricDifferenceUpdate(rt, self.as<Set>(), other));
  return Owned::share(self);
}

// ---- methods: the other side is any iterable

static Owned set_add(Runtime& rt, Value self, Args args) {
  OURO_CHECK(setAdd(rt, self.as<Set>(), args[0]));
  return Owned::none();
}

static Owned set_discard(Runtime& rt, Value self, Args args) {
  int was =
      withHashableKey(rt, args[0], [&](Value key) { return setDiscard(rt, self.as<Set>(), key); });
  return was < 0 ? Owned::error() : Owned::none();
}

static Owned set_remove(Runtime& rt, Value self, Args args) {
  int was =
      withHashableKey(rt, args[0], [&](Value key) { return setDiscard(rt, self.as<Set>(), key); });
  if (was == 0) return raiseWith(rt, Exc::KeyError, args[0]);
  return was < 0 ? Owned::error() : Owned::none();
}

static Owned set_pop(Runtime& rt, Value self, Args) {
  Owned key = setPop(rt, self.as<Set>());
  if (!key.isNotFound()) return key;
  OURO_TRY(message, newStr(rt, "pop from an empty set"));
  return raiseWith(rt, Exc::KeyError, message);
}

static Owned set_clear(Runtime&, Value self, Args) {
  setClear(self.as<Set>());
  return Owned::none();
}

static Owned set_copy(Runtime& rt, Value self, Args) {
  if (isExactly(rt, self, TypeId::FrozenSet)) return Owned::share(self);
  return setCopy(rt, self.as<Set>());
}

static Owned set_update(Runtime& rt, Value self, Args args) {
  for (Value other : args.from(0)) OURO_CHECK(setUpdate(rt, self.as<Set>(), other));
  return Owned::none();
}

static Owned set_union(Runtime& rt, Value self, Args args) {
  OURO_TRY(result, setCopy(rt, self.as<Set>()));
  for (Value other : args.from(0)) {
    if (other != self) OURO_CHECK(setUpdate(rt, result.as<Set>(), other));
  }
  return result.take();
}

static Owned set_intersection(Runtime& rt, Value self, Args args) {
  if (args.count == 0) return setCopy(rt, self.as<Set>());
  Local result(self);
  for (Value other : args.from(0)) {
    result = setIntersection(rt, result.as<Set>(), other);
    if (result.isError()) return Owned::error();
  }
  return result.take();
}

static Owned set_intersection_update(Runtime& rt, Value self, Args args) {
  OURO_TRY(result, set_intersection(rt, self, args));
  setSwap(self.as<Set>(), result.as<Set>());
  return Owned::none();
}

static Owned set_difference(Runtime& rt, Value self, Args args) {
  if (args.count == 0) return setCopy(rt, self.as<Set>());
  OURO_TRY(result, setDifference(rt, self.as<Set>(), args[0]));
  for (Value other : args.from(1)) {
    OURO_CHECK(setDifferenceUpdate(rt, result.as<Set>(), other));
  }
  return result.take();
}

static Owned set_difference_update(Runtime& rt, Value self, Args args) {
  for (Value other : args.from(0)) OURO_CHECK(setDifferenceUpdate(rt, self.as<Set>(), other));
  return Owned::none();
}

static Owned set_symmetric_difference(Runtime& rt, Value self, Args args) {
  return setSymmetricDifference(rt, self.as<Set>(), args[0]);
}

static Owned set_symmetric_difference_update(Runtime& rt, Value self, Args args) {
  OURO_CHECK(setSymmetricDifferenceUpdate(rt, self.as<Set>(), args[0]));
  return Owned::none();
}

static Owned set_isdisjoint(Runtime& rt, Value self, Args args) {
  int result = setIsDisjoint(rt, self.as<Set>(), args[0]);
  return result < 0 ? Owned::error() : Owned::boolean(result);
}

static Owned set_issubset(Runtime& rt, Value self, Args args) {
  Local other(args[0]);
  if (!isAnySet(rt, other)) other = newSet(rt, args[0]);
  if (other.isError()) return Owned::error();
  int result = setIsSubset(rt, self.as<Set>(), other.as<Set>());
  return result < 0 ? Owned::error() : Owned::boolean(result);
}

static Owned set_issuperset(Runtime& rt, Value self, Args args) {
  if (isAnySet(rt, args[0])) {
    int result = setIsSubset(rt, args[0].as<Set>(), self.as<Set>());
    return result < 0 ? Owned::error() : Owned::boolean(result);
  }
  int result = 1;
  bool ok = forEach(rt, args[0], [&](Value key) {
    result = setContains(rt, self.as<Set>(), key);
    return result == 1;
  });
  return ok || result == 0 ? Owned::boolean(result) : Owned::error();
}

static Owned set_sizeof(Runtime&, Value self, Args) {
  auto* set = self.as<Set>();
  size_t table = set->table ? (size_t{set->mask} + 1) * sizeof(SetEntry) : 0;
  return smallInt(static_cast<int64_t>(Heap::blockSize(set) + table));
}

static Owned set_reduce(Runtime& rt, Value self, Args) {
  OURO_TRY(keys, listFrom(rt, self));
  OURO_TRY(arguments, newTuple(rt, {keys.get()}));
  OURO_TRY(state, getState(rt, self));
  return newTuple(rt, {Value(typeOf(rt, self)), arguments, state});
}

static Owned set_contains(Runtime& rt, Value self, Args args) {
  int found = containsKey(rt, self, args[0]);
  return found < 0 ? Owned::error() : Owned::boolean(found);
}

#define READING_METHODS                                                                       \
  {"__contains__", set_contains, "object, /", "Is the object an element?"},                   \
      {"copy", set_copy, "", "A shallow copy."},                                              \
      {"difference", set_difference, "*others", "The elements that none of the others has."}, \
      {"intersection", set_intersection, "*others", "The elements that all have in common."}, \
      {"isdisjoint", set_isdisjoint, "other, /", "Have the two no element in common?"},       \
      {"issubset", set_issubset, "other, /", "Does the other have all of these?"},            \
      {"issuperset", set_issuperset, "other, /", "Does this have all of the other's?"},       \
      {"symmetric_difference", set_symmetric_difference, "other, /",                          \
       "The elements that exactly one of the two has."},                                      \
      {"union", set_union, "*others", "The elements of all."},                                \
      {"__reduce__", set_reduce, "", "How to make it again, for copy and pickle."}, {         \
    "__sizeof__", set_sizeof, "", "Size in memory, in bytes."                                 \
  }

static constexpr MethodDef kFrozenSetMethods[] = {
    READING_METHODS,
    {"__class_getitem__", genericClassGetItem, "item, /", "See PEP 585.", MethodKind::Class},
};
static constexpr MethodDef kSetMethods[] = {
    READING_METHODS,
    {"add", set_add, "element, /", "Put an element in, if it is not there yet."},
    {"clear", set_clear, "", "Remove all elements."},
    {"discard", set_discard, "element, /", "Remove an element if it is there."},
    {"remove", set_remove, "element, /", "Remove an element; KeyError when it is not there."},
    {"pop", set_pop, "", "Take out and return some element."},
    {"update", set_update, "*others", "Put the elements of the others in."},
    {"difference_update", set_difference_update, "*others", "Remove the elements of the others."},
    {"intersection_update", set_intersection_update, "*others",
     "Keep only the elements that all have."},
    {"symmetric_difference_update", set_symmetric_difference_update, "other, /",
     "Keep the elements that exactly one of the two has."},
    {"__class_getitem__", genericClassGetItem, "item, /", "See PEP 585.", MethodKind::Class},
};
#undef READING_METHODS

static void set_traverse(Object* self, Visitor& visitor) {
  size_t position = 0;
  Value key;
  while (setNext(static_cast<Set*>(self), &position, &key)) visit(visitor, key);
}
static void set_drop(Object* self) { setClear(static_cast<Set*>(self)); }

static constexpr Slots sharedSlots() {
  Slots s;
  s.repr = reprSet;
  s.compare = compareSets;
  s.iter = iterateSet;
  s[BinaryOp::Or] = orSets;
  s[BinaryOp::And] = andSets;
  s[BinaryOp::Subtract] = subtractSets;
  s[BinaryOp::Xor] = xorSets;
  s.length = setLength;
  s.contains = containsKey;
  return s;
}

static constexpr Slots setSlots() {
  Slots s = sharedSlots();
  s.hash = hashNotImplemented;
  s.make = makeSet;
  s.init = initSet;
  s.inplace[static_cast<size_t>(BinaryOp::Or)] = orInPlace;
  s.inplace[static_cast<size_t>(BinaryOp::And)] = andInPlace;
  s.inplace[static_cast<size_t>(BinaryOp::Subtract)] = subtractInPlace;
  s.inplace[static_cast<size_t>(BinaryOp::Xor)] = xorInPlace;
  return s;
}

static constexpr Slots frozenSetSlots() {
  Slots s = sharedSlots();
  s.hash = hashFrozenSet;
  s.make = makeFrozenSet;
  return s;
}

const TypeDef setTypeDef = {
    .name = "set",
    .basicSize = sizeof(Set),
    .flags = kSubclassable | kContainerType | kWeakReferable | kMatchSelf,
    .traverse = set_traverse,
    .clear = set_drop,
    .destroy = set_drop,
    .slots = setSlots(),
    .methods = kSetMethods,
    .doc = "An unordered collection of different hashable elements.",
};

const TypeDef frozenSetTypeDef = {
    .name = "frozenset",
    .basicSize = sizeof(Set),
    .flags = kSubclassable | kContainerType | kWeakReferable | kMatchSelf,
    .traverse = set_traverse,
    .clear = set_drop,
    .destroy = set_drop,
    .slots = frozenSetSlots(),
    .methods = kFrozenSetMethods,
    .doc = "A set that cannot change, and so can be hashed.",
};

}  // namespace ouro
