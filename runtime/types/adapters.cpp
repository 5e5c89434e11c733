// enumerate, zip, map and filter: iterators over what other iterators give.

#include <cstring>

#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/item_stack.h"
#include "runtime/types/iterators.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/union.h"

namespace ouro {

namespace {

struct Enumerate : Object {
  Value iterator, count;  // owned
  Value first;            // the first pair, used again if nobody kept it; owned
};
struct Zip : Object {
  Tuple* iterators;  // owned
  Value first;       // the first tuple, likewise
  bool strict;
};
struct Map : Object {
  Value function;    // owned
  Tuple* iterators;  // owned
};
struct Filter : Object {
  Value function, iterator;  // owned
};

void drop(Value& field) {
  Value old = std::exchange(field, Value::null());
  if (!old.isNull()) release(old);
}
void drop(Tuple*& field) {
  if (Tuple* old = std::exchange(field, nullptr)) release(old);
}

// An object of the built-in type `id`, or of a class below it; its fields are zero.
template <class T>
T* makeOf(Runtime& rt, Type* cls, TypeId id) {
  if (cls != rt.type(id)) return rt.make<T>(cls);
  T* made = makeRaw<T>(rt, id);
  if (made) std::memset(static_cast<Object*>(made) + 1, 0, sizeof(T) - sizeof(Object));
  return made;
}

// The iterators of these iterables, in a tuple.
Tuple* iteratorsOf(Runtime& rt, std::span<const Value> iterables) {
  auto iterators = Ref<Tuple>::adopt(allocateTuple(rt, iterables.size()));
  if (!iterators) return nullptr;
  for (size_t i = 0; i < iterables.size(); i++) {
    Owned it = iter(rt, iterables[i]);
    if (it.isError()) return nullptr;
    iterators->items()[i] = it.take();
  }
  return iterators.take();
}

// Type, arguments [, state]
Owned reduceTo(Runtime& rt, Value self, std::span<const Value> arguments,
               Value state = Value::unbound()) {
  OURO_TRY(tuple, newTuple(rt, arguments));
  Value type(typeOf(rt, self));
  if (state.isUnbound()) return newTuple(rt, {type, tuple});
  return newTuple(rt, {type, tuple, state});
}

}  // namespace

void putItem(Runtime& rt, Tuple* tuple, size_t i, Owned item) {
  if (item.value.isObject()) {
    tuple->set(Tuple::kHoldsObjects);
    if (!tuple->has(kTracked) && mayBeTracked(rt, item.value)) rt.heap.track(tuple);
  }
  Value old = std::exchange(tuple->items()[i], item.take());
  if (!old.isNull()) release(old);
}

Owned resultTuple(Runtime& rt, Value& first, ItemStack& items) {
  if (isUnshared(first)) {
    auto* tuple = first.as<Tuple>();
    Local held(first);
    Value* at = items.from(0).data();
    const size_t count = items.give();
    for (size_t i = 0; i < count; i++) putItem(rt, tuple, i, Owned::adopt(at[i]));
    return held.take();
  }
  Owned made = items.takeTuple();
  if (first.isNull() && !made.isError()) first = Owned::share(made.value).take();
  return made;
}

Owned resultPair(Runtime& rt, Value& first, Owned left, Owned right) {
  if (isUnshared(first)) {
    auto* pair = first.as<Tuple>();
    Local held(first);
    putItem(rt, pair, 0, left);
    putItem(rt, pair, 1, right);
    return held.take();
  }
  Owned made = newPair(rt, left, right);
  if (first.isNull() && !made.isError()) first = Owned::share(made.value).take();
  return made;
}

// ---- enumerate

static bool unpackEnumerate(Runtime& rt, const CallArgs& given, Value* iterable, Value* start) {
  *iterable = *start = Value::unbound();
  size_t keywords = given.names ? given.names->length : 0;
  if (given.positional + keywords > 2) {
    return fail(rt, Exc::TypeError, "enumerate() takes at most 2 arguments ({} given)",
                given.positional + keywords);
  }
  if (given.positional > 0) *iterable = given.values[0];
  if (given.positional > 1) *start = given.values[1];
  for (size_t i = 0; i < keywords; i++) {
    auto* name = (*given.names)[i].as<Str>();
    Value value = given.values[given.positional + i];
    if (iterable->isUnbound() && equal(name, "iterable")) {
      *iterable = value;
    } else if (start->isUnbound() && equal(name, "start")) {
      *start = value;
    } else {
      return fail(rt, Exc::TypeError, "'{}' is an invalid keyword argument for enumerate()",
                  toUtf8(name));
    }
  }
  if (!iterable->isUnbound()) return true;
  return fail(rt, Exc::TypeError, "enumerate() missing required argument 'iterable'");
}

static Owned makeEnumerate(Runtime& rt, Type* cls, const CallArgs& given) {
  Value iterable, start;
  OURO_CHECK(unpackEnumerate(rt, given, &iterable, &start));
  OURO_TRY(count, start.isUnbound() ? smallInt(0) : exactIndex(rt, start));
  OURO_TRY(iterator, iter(rt, iterable));
  auto* e = makeOf<Enumerate>(rt, cls, TypeId::Enumerate);
  if (!e) return Owned::error();
  e->iterator = iterator.take().take();
  e->count = count.take().take();
  return Owned::adopt(e);
}

static Owned nextPair(Runtime& rt, Value self) {
  auto* e = self.as<Enumerate>();
  Owned next = advance(rt, e->iterator);
  if (next.isError() || next.isDone()) return next;
  if (e->count.isSmall() && e->count.small() < Value::kMaxSmall) [[likely]] {
    const Value count = e->count;
    e->count = Value::small(count.small() + 1);
    return resultPair(rt, e->first, Owned::adopt(count), next);
  }
  Local item = next, count(e->count);
  OURO_TRY(after, intAdd(rt, count, Value::small(1)));
  release(std::exchange(e->count, after.take().take()));
  return resultPair(rt, e->first, count.take(), item.take());
}

[[gnu::always_inline]] static inline PairStep countItem(Enumerate* e, Value item, Value* first,
                                                        Value* second) {
  *second = item;
  *first = e->count;
  e->count = Value::small(e->count.small() + 1);
  return PairStep::Got;
}

[[gnu::noinline]] static PairStep stepOtherEnumerate(Runtime& rt, Enumerate* e, Value* first,
                                                     Value* second) {
  Owned item = advanceOther(rt, e->iterator);
  if (item.isError()) return PairStep::Error;
  if (item.isDone()) return PairStep::Done;
  return countItem(e, item.take(), first, second);
}

PairStep stepEnumerate(Runtime& rt, Value self, Value* first, Value* second) {
  auto* e = self.as<Enumerate>();
  // Far from the end of the small ints: the inner iterator's code may count on, too.
  if (!e->count.isSmall() || e->count.small() > Value::kMaxSmall / 2) return PairStep::NotTwo;
  const Value item = stepPlain(e->iterator);
  if (item.isNull()) return stepOtherEnumerate(rt, e, first, second);
  return countItem(e, item, first, second);
}

static Owned enumerate_reduce(Runtime& rt, Value self, Args) {
  auto* e = self.as<Enumerate>();
  Value arguments[] = {e->iterator, e->count};
  return reduceTo(rt, self, arguments);
}

static constexpr MethodDef kEnumerateMethods[] = {
    {"__reduce__", enumerate_reduce, "", "How to make it again, for copy and pickle."},
    {"__class_getitem__", genericClassGetItem, "item, /", "See PEP 585.", MethodKind::Class},
};

static void enumerate_traverse(Object* self, Visitor& visitor) {
  visit(visitor, static_cast<Enumerate*>(self)->iterator);
  visit(visitor, static_cast<Enumerate*>(self)->count);
  visit(visitor, static_cast<Enumerate*>(self)->first);
}
static void enumerate_destroy(Object* self) {
  auto* e = static_cast<Enumerate*>(self);
  drop(e->iterator);
  drop(e->count);
  drop(e->first);
}

const TypeDef enumerateTypeDef = {
    .name = "enumerate",
    .basicSize = sizeof(Enumerate),
    .flags = kSubclassable | kContainerType,
    .traverse = enumerate_traverse,
    .destroy = enumerate_destroy,
    .slots = {.iter = iterateSelf, .next = nextPair, .make = makeEnumerate},
    .methods = kEnumerateMethods,
    .make = "iterable, start=0",
    .doc = "Pairs of a number, counted up from start, and the next item.",
};

// ---- zip

static bool unpackStrict(Runtime& rt, const CallArgs& given, bool* strict) {
  *strict = false;
  for (size_t i = 0; given.names && i < given.names->length; i++) {
    auto* name = (*given.names)[i].as<Str>();
    if (!equal(name, "strict")) {
      return fail(rt, Exc::TypeError, "'{}' is an invalid keyword argument for zip()",
                  toUtf8(name));
    }
    int flag = truth(rt, given.values[given.positional + i]);
    if (flag < 0) return false;
    *strict = flag;
  }
  return true;
}

static Owned makeZip(Runtime& rt, Type* cls, const CallArgs& given) {
  bool strict = false;
  if (cls == rt.type(TypeId::Zip) || given.names) OURO_CHECK(unpackStrict(rt, given, &strict));
  auto iterators = Ref<Tuple>::adopt(iteratorsOf(rt, std::span(given.values, given.positional)));
  if (!iterators) return Owned::error();
  auto* zip = makeOf<Zip>(rt, cls, TypeId::Zip);
  if (!zip) return Owned::error();
  zip->iterators = iterators.take();
  zip->strict = strict;
  return Owned::adopt(zip);
}

// strict, and iterator `i` ended: the earlier ones gave an item, the others must have ended too.
static Owned checkEnds(Runtime& rt, Tuple* iterators, size_t i) {
  if (i > 0) {
    return raise(rt, Exc::ValueError, "zip() argument {} is shorter than argument{}{}", i + 1,
                 i == 1 ? " " : "s 1-", i);
  }
  for (i = 1; i < iterators->length; i++) {
    OURO_TRY(item, advance(rt, (*iterators)[i]));
    if (item.isDone()) continue;
    return raise(rt, Exc::ValueError, "zip() argument {} is longer than argument{}{}", i + 1,
                 i == 1 ? " " : "s 1-", i);
  }
  return Owned::done();
}

// A step of which the left item has come; the right one takes a call.
[[gnu::noinline]] static PairStep stepRight(Runtime& rt, Value iterator, Value* first,
                                            Value* second) {
  Local held = Owned::adopt(*first);
  Owned right = advanceOther(rt, iterator);
  if (right.isError()) return PairStep::Error;
  if (right.isDone()) return PairStep::Done;
  *first = held.take().take();
  *second = right.take();
  return PairStep::Got;
}

// A step whose left item takes a call.
[[gnu::noinline]] static PairStep stepBoth(Runtime& rt, const Tuple* both, Value* first,
                                           Value* second) {
  Owned left = advanceOther(rt, (*both)[0]);
  if (left.isError()) return PairStep::Error;
  if (left.isDone()) return PairStep::Done;
  *first = left.take();
  *second = stepPlain((*both)[1]);
  return second->isNull() ? stepRight(rt, (*both)[1], first, second) : PairStep::Got;
}

PairStep stepZip(Runtime& rt, Value self, Value* first, Value* second) {
  auto* zip = self.as<Zip>();
  const Tuple* both = zip->iterators;
  if (both->length != 2 || zip->strict) return PairStep::NotTwo;
  const Value left = stepPlain((*both)[0]);
  if (left.isNull()) return stepBoth(rt, both, first, second);
  *first = left;
  const Value right = stepPlain((*both)[1]);
  if (right.isNull()) return stepRight(rt, (*both)[1], first, second);
  *second = right;
  return PairStep::Got;
}

constexpr size_t kFewIterators = 6;

// `first`: the items of the first iterators, which it takes.
static Owned gatherTuple(Runtime& rt, Zip* zip, std::span<const Value> first) {
  Tuple* iterators = zip->iterators;
  ItemStack items(rt);
  for (Value item : first) (void)items.push(Owned::adopt(item));  // there is room
  for (size_t i = first.size(); i < iterators->length; i++) {
    Owned item = advance(rt, (*iterators)[i]);
    if (item.isDone()) return zip->strict ? checkEnds(rt, iterators, i) : item;
    if (!items.push(item)) return Owned::error();
  }
  return resultTuple(rt, zip->first, items);
}

// Many items, of which none is there yet: straight into a new tuple.
static Owned gatherMany(Runtime& rt, Zip* zip) {
  Tuple* iterators = zip->iterators;
  Tuple* made = allocateTuple(rt, iterators->length);
  if (!made) return Owned::error();
  Local held = Owned::adopt(made);
  for (size_t i = 0; i < iterators->length; i++) {
    Owned item = advance(rt, (*iterators)[i]);
    if (item.isError()) return item;
    if (item.isDone()) return zip->strict ? checkEnds(rt, iterators, i) : item;
    made->items()[i] = item.take();
  }
  settleTuple(rt, made);
  return held.take();
}

static Owned nextTuple(Runtime& rt, Value self) {
  auto* zip = self.as<Zip>();
  Tuple* iterators = zip->iterators;
  if (iterators->length == 2 && !zip->strict) {
    Value left, right;
    switch (stepZip(rt, self, &left, &right)) {
      case PairStep::Got:
        return resultPair(rt, zip->first, Owned::adopt(left), Owned::adopt(right));
      case PairStep::Done: return Owned::done();
      default: return Owned::error();
    }
  }
  const size_t width = iterators->length;
  if (width == 0) return Owned::done();
  // Once its tuples are kept each is made of what mostly comes without any code.
  Value few[kFewIterators];
  size_t got = 0;
  if (!zip->first.isNull() && !isUnshared(zip->first)) {
    if (width > kFewIterators) return gatherMany(rt, zip);
    while (got < width && !(few[got] = stepPlain((*iterators)[got])).isNull()) got++;
    if (got == width) return newTupleTaking(rt, few, width);
  }
  return gatherTuple(rt, zip, {few, got});
}

static Owned zip_reduce(Runtime& rt, Value self, Args) {
  auto* zip = self.as<Zip>();
  return reduceTo(rt, self, zip->iterators->span(),
                  zip->strict ? Value::boolean(true) : Value::unbound());
}

static Owned zip_setstate(Runtime& rt, Value self, Args args) {
  int strict = truth(rt, args[0]);
  if (strict < 0) return Owned::error();
  self.as<Zip>()->strict = strict;
  return Owned::none();
}

static constexpr MethodDef kZipMethods[] = {
    {"__reduce__", zip_reduce, "", "How to make it again, for copy and pickle."},
    {"__setstate__", zip_setstate, "state, /", "Set whether all must be equally long."},
};

static void zip_traverse(Object* self, Visitor& visitor) {
  visit(visitor, static_cast<Zip*>(self)->iterators);
  visit(visitor, static_cast<Zip*>(self)->first);
}
static void zip_destroy(Object* self) {
  drop(static_cast<Zip*>(self)->iterators);
  drop(static_cast<Zip*>(self)->first);
}

const TypeDef zipTypeDef = {
    .name = "zip",
    .basicSize = sizeof(Zip),
    .flags = kSubclassable | kContainerType,
    .traverse = zip_traverse,
    .destroy = zip_destroy,
    .slots = {.iter = iterateSelf, .next = nextTuple, .make = makeZip},
    .methods = kZipMethods,
    .make = "*iterables, strict=False",
    .doc =
        "Tuples of the next item of each iterable, until one of them ends.\n\n>>> list(zip('abc', "
        "range(2)))\n[('a', 0), ('b', 1)]",
};

// ---- map

// Has a subclass an __init__, which keywords may be for?
static bool ownInit(Runtime& rt, const Type* cls) {
  return cls->slots.init != rt.type(TypeId::Object)->slots.init;
}

static Owned makeMap(Runtime& rt, Type* cls, const CallArgs& given) {
  if (!ownInit(rt, cls) && !refuseKeywords(rt, "map", given)) return Owned::error();
  if (given.positional < 2) {
    return raise(rt, Exc::TypeError, "map() must have at least two arguments.");
  }
  auto iterators =
      Ref<Tuple>::adopt(iteratorsOf(rt, std::span(given.values + 1, given.positional - 1)));
  if (!iterators) return Owned::error();
  auto* map = makeOf<Map>(rt, cls, TypeId::Map);
  if (!map) return Owned::error();
  map->function = Owned::share(given.values[0]).take();
  map->iterators = iterators.take();
  return Owned::adopt(map);
}

// The result of a call made on behalf of an iterator: a StopIteration that it raises ends the
// iterator.
static Owned endedByStop(Runtime& rt, Owned result) {
  if (!result.isError() || !errorMatches(rt, Exc::StopIteration)) return result;
  clearError(rt);
  return Owned::done();
}

[[gnu::noinline]] static Owned nextMappedOfMany(Runtime& rt, Map* map) {
  Tuple* iterators = map->iterators;
  ItemStack arguments(rt);
  for (size_t i = 0; i < iterators->length; i++) {
    Owned item = advance(rt, (*iterators)[i]);
    if (item.isDone()) return item;
    if (!arguments.push(item)) return Owned::error();
  }
  return endedByStop(rt, call(rt, map->function, arguments.from(0)));
}

static Owned nextMapped(Runtime& rt, Value self) {
  auto* map = self.as<Map>();
  if (map->iterators->length != 1) return nextMappedOfMany(rt, map);
  Owned item = advance(rt, (*map->iterators)[0]);
  if (item.isError() || item.isDone()) return item;
  Local held = item;
  return endedByStop(rt, call(rt, map->function, held));
}

static Owned map_reduce(Runtime& rt, Value self, Args) {
  auto* map = self.as<Map>();
  OURO_TRY(function, newTuple(rt, {map->function}));
  OURO_TRY(all, binary(rt, BinaryOp::Add, function, map->iterators));
  return reduceTo(rt, self, all.as<Tuple>()->span());
}

static constexpr MethodDef kMapMethods[] = {
    {"__reduce__", map_reduce, "", "How to make it again, for copy and pickle."},
};

static void map_traverse(Object* self, Visitor& visitor) {
  visit(visitor, static_cast<Map*>(self)->function);
  visit(visitor, static_cast<Map*>(self)->iterators);
}
static void map_destroy(Object* self) {
  drop(static_cast<Map*>(self)->function);
  drop(static_cast<Map*>(self)->iterators);
}

const TypeDef mapTypeDef = {
    .name = "map",
    .basicSize = sizeof(Map),
    .flags = kSubclassable | kContainerType,
    .traverse = map_traverse,
    .destroy = map_destroy,
    .slots = {.iter = iterateSelf, .next = nextMapped, .make = makeMap},
    .methods = kMapMethods,
    .make = "function, /, *iterables",
    .doc = "What a function makes of the next item of each iterable, until one of them ends.",
};

// ---- filter

static Owned makeFilter(Runtime& rt, Type* cls, const CallArgs& given) {
  if (!ownInit(rt, cls) && !refuseKeywords(rt, "filter", given)) return Owned::error();
  Value v[2];
  OURO_CHECK(unpackPositional(rt, "filter", given.withoutNames(), 2, 2, v));
  OURO_TRY(iterator, iter(rt, v[1]));
  auto* filter = makeOf<Filter>(rt, cls, TypeId::Filter);
  if (!filter) return Owned::error();
  filter->function = Owned::share(v[0]).take();
  filter->iterator = iterator.take().take();
  return Owned::adopt(filter);
}

static Owned nextChosen(Runtime& rt, Value self) {
  auto* filter = self.as<Filter>();
  bool byTruth = filter->function.isNone() || filter->function == Value(rt.type(TypeId::Bool));
  for (uint32_t steps = 1;; steps++) {
    Local item = advance(rt, filter->iterator);
    if (item.isError() || item.isDone()) return item.take();
    int chosen;
    if (byTruth) {
      chosen = item.get().isSmall() ? item.get().small() != 0 : truth(rt, item);
    } else {
      OURO_TRY(verdict, call(rt, filter->function, item));
      chosen = truth(rt, verdict);
    }
    if (chosen < 0) return Owned::error();
    if (chosen) return item.take();
    if ((steps & 0xffff) == 0) OURO_CHECK(safePoint(rt));
  }
}

static Owned filter_reduce(Runtime& rt, Value self, Args) {
  auto* filter = self.as<Filter>();
  Value arguments[] = {filter->function, filter->iterator};
  return reduceTo(rt, self, arguments);
}

static constexpr MethodDef kFilterMethods[] = {
    {"__reduce__", filter_reduce, "", "How to make it again, for copy and pickle."},
};

static void filter_traverse(Object* self, Visitor& visitor) {
  visit(visitor, static_cast<Filter*>(self)->function);
  visit(visitor, static_cast<Filter*>(self)->iterator);
}
static void filter_destroy(Object* self) {
  drop(static_cast<Filter*>(self)->function);
  drop(static_cast<Filter*>(self)->iterator);
}

const TypeDef filterTypeDef = {
    .name = "filter",
    .basicSize = sizeof(Filter),
    .flags = kSubclassable | kContainerType,
    .traverse = filter_traverse,
    .destroy = filter_destroy,
    .slots = {.iter = iterateSelf, .next = nextChosen, .make = makeFilter},
    .methods = kFilterMethods,
    .make = "function, iterable, /",
    .doc = "The items for which a function (None: the items themselves) is true.",
};

}  // namespace ouro
