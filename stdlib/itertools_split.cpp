// itertools: islice, groupby and tee: iterators that share their source with others.

#include "runtime/class_slots.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"
#include "stdlib/itertools.h"

namespace ouro {

namespace {

struct Slicer : Object {
  Value iterator;                   // null when exhausted
  int64_t next, stop, step, count;  // the next index to give, where to end (-1: nowhere), the gap,
                                    // how many were taken
  static constexpr size_t kValues = 1;
};

struct GroupBy : Object {
  // The last item read, its key, and the key that the current group is for.
  Value iterator, function, targetKey, currentKey, currentItem;
  Object* currentGrouper;  // not owned: only compared
  static constexpr size_t kValues = 5;
};
struct Grouper : Object {
  Value parent, targetKey;
  static constexpr size_t kValues = 2;
};

bool isEnd(const Local& item) { return item.isError() || item.isDone(); }

// ---- islice

// A bound, or `missing`; INT64_MIN if it is not an int or too large.
bool sliceBound(Runtime& rt, Value v, int64_t missing, int64_t* result) {
  *result = missing;
  if (v.isUnbound() || v.isNone()) return true;
  bool fits = v.isSmall() || typeOf(rt, v)->slots.index;
  if (fits && !indexInt64(rt, v, result)) {
    if (!errorMatches(rt, Exc::OverflowError)) return false;
    clearError(rt);
    fits = false;
  }
  if (!fits) *result = INT64_MIN;
  return true;
}

Owned makeSlicer(Runtime& rt, Type* cls, const CallArgs& given) {
  Value v[4];
  OURO_CHECK(unpackPositional(rt, "islice", withoutInitKeywords(rt, cls, given), 2, 4, v));
  int64_t start = 0, stop, step = 1;
  bool onlyStop = v[2].isUnbound();
  Value last = onlyStop ? v[1] : v[2];
  if (!onlyStop) OURO_CHECK(sliceBound(rt, v[1], 0, &start));
  OURO_CHECK(sliceBound(rt, last, -1, &stop));
  // CPython takes -1 for "it failed" here.
  if (!last.isNone() && (stop == -1 || stop == INT64_MIN)) {
    return raise(rt, Exc::ValueError,
                 "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
  }
  if (start < 0 || stop < -1) {
    return raise(rt, Exc::ValueError,
                 "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
  }
  OURO_CHECK(sliceBound(rt, v[3], 1, &step));
  if (step < 1) {
    return raise(rt, Exc::ValueError, "Step for islice() must be a positive integer or None.");
  }
  OURO_TRY(iterator, iter(rt, v[0]));
  auto* slice = rt.make<Slicer>(cls);
  if (!slice) return Owned::error();
  slice->iterator = iterator.take().take();
  slice->next = start;
  slice->stop = stop;
  slice->step = step;
  return Owned::adopt(slice);
}

// An item has been taken.
[[gnu::always_inline]] inline void countTaken(Slicer* slice) {
  slice->count++;
  // The next index may be beyond all numbers: then it stays at the end.
  if (__builtin_add_overflow(slice->next, slice->step, &slice->next) ||
      (slice->stop >= 0 && slice->next > slice->stop)) {
    slice->next = slice->stop >= 0 ? slice->stop : INT64_MAX;
  }
}

[[gnu::noinline]] Owned isliceOther(Runtime& rt, Slicer* slice) {
  if (slice->iterator.isNull()) return Owned::done();
  Local iterator(slice->iterator);
  // What lies before the next index is read and dropped.
  while (slice->count < slice->next) {
    Local skipped = advance(rt, iterator);
    if (skipped.isDone()) dropValue(slice->iterator);
    if (isEnd(skipped)) return skipped.take();
    if ((++slice->count & 0xffff) == 0) OURO_CHECK(safePoint(rt));
  }
  if (slice->stop >= 0 && slice->count >= slice->stop) {
    dropValue(slice->iterator);
    return Owned::done();
  }
  Local item = advance(rt, iterator);
  if (item.isDone()) dropValue(slice->iterator);
  if (isEnd(item)) return item.take();
  countTaken(slice);
  return item.take();
}

// Items of a list, tuple or range of which none lies between need no stack frame.
Owned islice_next(Runtime& rt, Value self) {
  auto* slice = self.as<Slicer>();
  const bool isNext = !slice->iterator.isNull() && slice->count == slice->next &&
                      (slice->stop < 0 || slice->count < slice->stop);
  if (const Value item = isNext ? stepPlain(slice->iterator) : Value::null(); !item.isNull()) {
    countTaken(slice);
    return Owned::adopt(item);
  }
  return isliceOther(rt, slice);
}

Owned islice_reduce(Runtime& rt, Value self, Args) {
  auto* slice = self.as<Slicer>();
  if (slice->iterator.isNull()) {
    OURO_TRY(nothing, newList(rt));
    OURO_TRY(iterator, iter(rt, nothing));
    return reduceTo(rt, self, {iterator, Value::small(0)}, Value::small(0));
  }
  OURO_TRY(next, newInt(rt, slice->next));
  OURO_TRY(stop, slice->stop < 0 ? Owned::none() : newInt(rt, slice->stop));
  OURO_TRY(step, newInt(rt, slice->step));
  OURO_TRY(count, newInt(rt, slice->count));
  return reduceTo(rt, self, {slice->iterator, next, stop, step}, count);
}

Owned islice_setstate(Runtime& rt, Value self, Args args) {
  int64_t count;
  OURO_CHECK(indexInt64(rt, args[0], &count));
  self.as<Slicer>()->count = count;
  return Owned::none();
}

constexpr MethodDef kSlicerMethods[] = {
    {"__reduce__", islice_reduce, "", kReduceDoc},
    {"__setstate__", islice_setstate, "state, /", kSetStateDoc},
};

// ---- groupby

Owned makeGroupBy(Runtime& rt, Type* cls, const CallArgs& given) {
  static constexpr Signature kSignature = "iterable, key=None";
  Value v[4];
  OURO_CHECK(bindFew(rt, kSignature, "groupby", given, v));
  OURO_TRY(iterator, iter(rt, v[0]));
  auto* groups = rt.make<GroupBy>(cls);
  if (!groups) return Owned::error();
  groups->iterator = iterator.take().take();
  groups->function = v[1].isUnbound() ? Value::none() : Owned::share(v[1]).take();
  return Owned::adopt(groups);
}

// Reads one item and its key: true(), done() or error().
Owned readItem(Runtime& rt, GroupBy* groups) {
  Local item = advance(rt, groups->iterator);
  if (isEnd(item)) return item.take();
  OURO_TRY(key, groups->function.isNone() ? Owned::share(item) : call(rt, groups->function, item));
  replaceValue(groups->currentItem, item.take());
  replaceValue(groups->currentKey, key.take());
  return Owned::boolean(true);
}

int sameKey(Runtime& rt, Value a, Value b) {
  if (a == b) return 1;
  if (Value::bothSmall(a, b)) return 0;
  Local x(a), y(b);
  return equals(rt, x, y);
}

ItertoolsState* stateOf(Type* type) {
  while (type->definition != &groupByTypeDef) type = type->base;
  return static_cast<ItertoolsState*>(type->moduleState);
}

Owned groupby_next(Runtime& rt, Value self) {
  auto* groups = self.as<GroupBy>();
  groups->currentGrouper = nullptr;
  for (uint32_t rounds = 1;; rounds++) {  // skip what is left of the current group
    if (!groups->currentKey.isNull()) {
      if (groups->targetKey.isNull()) break;
      int same = sameKey(rt, groups->targetKey, groups->currentKey);
      if (same < 0) return Owned::error();
      if (!same) break;
    }
    Owned read = readItem(rt, groups);
    if (read.isError() || read.isDone()) return read;
    if ((rounds & 0xffff) == 0) OURO_CHECK(safePoint(rt));
  }
  replaceValue(groups->targetKey, Owned::share(groups->currentKey));
  auto grouper = Ref<Grouper>::adopt(rt.make<Grouper>(stateOf(typeOf(rt, self))->grouper));
  if (!grouper) return Owned::error();
  grouper->parent = Owned::share(self).take();
  grouper->targetKey = Owned::share(groups->targetKey).take();
  groups->currentGrouper = grouper.get();
  return newPair(rt, Owned::share(groups->currentKey), Owned::adopt(grouper.take()));
}

Owned grouper_next(Runtime& rt, Value self) {
  auto* grouper = self.as<Grouper>();
  auto* groups = grouper->parent.as<GroupBy>();
  if (groups->currentGrouper != grouper) return Owned::done();
  if (groups->currentItem.isNull()) {
    Owned read = readItem(rt, groups);
    if (read.isError() || read.isDone()) return read;
  }
  int same = sameKey(rt, grouper->targetKey, groups->currentKey);
  if (same < 0) return Owned::error();
  // An __eq__ may have advanced the group itself.
  if (!same || groups->currentItem.isNull()) return Owned::done();
  return Owned::adopt(std::exchange(groups->currentItem, Value::null()));
}

Owned groupby_reduce(Runtime& rt, Value self, Args) {
  auto* groups = self.as<GroupBy>();
  if (groups->targetKey.isNull() || groups->currentKey.isNull() || groups->currentItem.isNull())
    return reduceTo(rt, self, {groups->iterator, groups->function});
  OURO_TRY(state, newTuple(rt, {groups->currentKey, groups->currentItem, groups->targetKey}));
  return reduceTo(rt, self, {groups->iterator, groups->function}, state);
}

Owned groupby_setstate(Runtime& rt, Value self, Args args) {
  std::span<const Value> items;
  OURO_CHECK(unpackState(rt, args[0], 3, 3, &items));
  auto* groups = self.as<GroupBy>();
  replaceValue(groups->currentKey, Owned::share(items[0]));
  replaceValue(groups->currentItem, Owned::share(items[1]));
  replaceValue(groups->targetKey, Owned::share(items[2]));
  return Owned::none();
}

constexpr MethodDef kGroupByMethods[] = {
    {"__reduce__", groupby_reduce, "", kReduceDoc},
    {"__setstate__", groupby_setstate, "state, /", kSetStateDoc},
};

bool isGroupBy(const Runtime& rt, Value v) {
  for (Type* type = typeOf(rt, v); type; type = type->base)
    if (type->definition == &groupByTypeDef) return true;
  return false;
}

Owned makeGrouper(Runtime& rt, Type* cls, const CallArgs& given) {
  Value v[2];
  OURO_CHECK(unpackPositional(rt, "_grouper", given, 2, 2, v));
  if (!isGroupBy(rt, v[0])) {
    return raise(rt, Exc::TypeError, "_grouper() argument 1 must be itertools.groupby, not {}",
                 typeName(rt, v[0]));
  }
  auto* grouper = rt.make<Grouper>(cls);
  if (!grouper) return Owned::error();
  grouper->parent = Owned::share(v[0]).take();
  grouper->targetKey = Owned::share(v[1]).take();
  v[0].as<GroupBy>()->currentGrouper = grouper;
  return Owned::adopt(grouper);
}

Owned grouper_reduce(Runtime& rt, Value self, Args) {
  auto* grouper = self.as<Grouper>();
  if (grouper->parent.as<GroupBy>()->currentGrouper == grouper)
    return reduceTo(rt, self, {grouper->parent, grouper->targetKey});
  OURO_TRY(nothing, newTuple(rt, {}));
  OURO_TRY(arguments, newTuple(rt, {nothing.get()}));
  return newTuple(rt, {builtinNamed(rt, "iter"), arguments.get()});
}

constexpr MethodDef kGrouperMethods[] = {{"__reduce__", grouper_reduce, "", kReduceDoc}};

// ---- tee: the iterators walk along a chain of blocks; the one furthest ahead fills it, and a
// block dies when the last of them has left it.

struct TeeBlock : Object {
  static constexpr uint32_t kItems = 57;
  Value iterator, next;  // next: the block after this one, or null
  Value items[kItems];
  static constexpr size_t kValues = 2 + kItems;
  uint32_t filled;
  bool running;
};
struct Tee : Object {
  Value block;
  uint32_t index;
  static constexpr size_t kValues = 1;
};

Owned newBlock(Runtime& rt, Type* type, Value iterator) {
  auto* block = rt.make<TeeBlock>(type);
  if (!block) return Owned::error();
  block->iterator = Owned::share(iterator).take();
  return Owned::adopt(block);
}

Owned newTee(Runtime& rt, Type* type, Value block, uint32_t index) {
  auto* tee = rt.make<Tee>(type);
  if (!tee) return Owned::error();
  tee->block = Owned::share(block).take();
  tee->index = index;
  return Owned::adopt(tee);
}

Owned itemOf(Runtime& rt, TeeBlock* block, uint32_t i) {
  if (i < block->filled) return Owned::share(block->items[i]);
  if (block->running) {
    return raise(rt, Exc::RuntimeError, "cannot re-enter the tee iterator");
  }
  block->running = true;
  Local iterator(block->iterator);
  Owned item = advance(rt, iterator);
  block->running = false;
  if (item.isError() || item.isDone()) return item;
  block->items[block->filled++] = item.take();
  return Owned::share(block->items[i]);
}

[[gnu::noinline]] Owned teeOther(Runtime& rt, Tee* tee) {
  if (tee->index == TeeBlock::kItems) {
    auto* block = tee->block.as<TeeBlock>();
    if (block->next.isNull()) {
      Owned next = newBlock(rt, typeOf(rt, block), block->iterator);
      if (next.isError()) return next;
      block->next = next.take();
    }
    replaceValue(tee->block, Owned::share(block->next));
    tee->index = 0;
  }
  Local block(tee->block);
  Owned item = itemOf(rt, block.as<TeeBlock>(), tee->index);
  if (!item.isError() && !item.isDone()) tee->index++;
  return item;
}

// What another one has taken already needs no stack frame.
Owned tee_next(Runtime& rt, Value self) {
  auto* tee = self.as<Tee>();
  const auto* block = tee->block.as<TeeBlock>();
  if (tee->index >= block->filled) return teeOther(rt, tee);
  return Owned::share(block->items[tee->index++]);
}

Owned tee_copy(Runtime& rt, Value self, Args) {
  auto* tee = self.as<Tee>();
  return newTee(rt, typeOf(rt, self), tee->block, tee->index);
}

Owned tee_reduce(Runtime& rt, Value self, Args) {
  auto* tee = self.as<Tee>();
  OURO_TRY(nothing, newTuple(rt, {}));
  OURO_TRY(state, newTuple(rt, {tee->block, Value::small(tee->index)}));
  return reduceTo(rt, self, {nothing}, state);
}

Owned tee_setstate(Runtime& rt, Value self, Args args) {
  std::span<const Value> items;
  OURO_CHECK(unpackState(rt, args[0], 2, 2, &items));
  auto* tee = self.as<Tee>();
  if (typeOf(rt, items[0]) != typeOf(rt, tee->block)) {
    return raise(rt, Exc::TypeError,
                 "__setstate__() argument 1 must be itertools._tee_dataobject, not {}",
                 typeName(rt, items[0]));
  }
  int64_t index;
  OURO_CHECK(indexInt64(rt, items[1], &index));
  if (index < 0 || index > TeeBlock::kItems)
    return raise(rt, Exc::ValueError, "Index out of range");
  tee->index = static_cast<uint32_t>(std::min<int64_t>(index, items[0].as<TeeBlock>()->filled));
  replaceValue(tee->block, Owned::share(items[0]));
  return Owned::none();
}

constexpr MethodDef kTeeMethods[] = {
    {"__reduce__", tee_reduce, "", kReduceDoc},
    {"__setstate__", tee_setstate, "state, /", kSetStateDoc},
    {"__copy__", tee_copy, "", "An independent iterator at the same place."},
};

// A first tee over an iterable; a tee itself is only copied.
Owned teeOver(Runtime& rt, ItertoolsState* state, Value iterable) {
  OURO_TRY(iterator, iter(rt, iterable));
  if (iterator.get().isObject() && typeOf(rt, iterator) == state->tee) return iterator.take();
  OURO_TRY(block, newBlock(rt, state->teeBlock, iterator));
  return newTee(rt, state->tee, block, 0);
}

Owned makeTee(Runtime& rt, Type* cls, const CallArgs& given) {
  Value iterable;
  OURO_CHECK(unpackPositional(rt, "_tee", given, 1, 1, &iterable));
  OURO_TRY(made, teeOver(rt, static_cast<ItertoolsState*>(cls->moduleState), iterable));
  return made.get() == iterable ? tee_copy(rt, made, {}) : made.take();
}

Owned teeblock_reduce(Runtime& rt, Value self, Args) {
  auto* block = self.as<TeeBlock>();
  OURO_TRY(items, newList(rt, {block->items, block->filled}));
  return reduceTo(rt, self, {block->iterator, items, block->next});
}

// _tee_dataobject(iterator, items, next): only a full block has one after it.
Owned makeTeeBlock(Runtime& rt, Type* cls, const CallArgs& given) {
  Value v[3];
  OURO_CHECK(unpackPositional(rt, "teedataobject", given, 3, 3, v));
  if (!isList(rt, v[1])) {
    return raise(rt, Exc::TypeError, "teedataobject() argument 2 must be list, not {}",
                 typeName(rt, v[1]));
  }
  auto* items = v[1].as<List>();
  bool full = items->length == TeeBlock::kItems, last = v[2].isNone();
  if (items->length > TeeBlock::kItems || (!full && !last))
    return raise(rt, Exc::ValueError, "Invalid arguments");
  if (!last && typeOf(rt, v[2]) != cls)
    return raise(rt, Exc::ValueError, "_tee_dataobject should not have a next link");
  OURO_TRY(made, newBlock(rt, cls, v[0]));
  auto* block = made.as<TeeBlock>();
  for (Value item : items->span()) block->items[block->filled++] = Owned::share(item).take();
  if (!last) block->next = Owned::share(v[2]).take();
  return made.take();
}

constexpr MethodDef kTeeBlockMethods[] = {{"__reduce__", teeblock_reduce, "", kReduceDoc}};

constexpr TypeDef teeDef() {
  TypeDef def = iteratorDef<Tee>("_tee", makeTee, tee_next, "iterable, /",
                                 "An iterator that others share their source with.");
  def.flags = kContainerType | kWeakReferable;
  def.methods = kTeeMethods;
  return def;
}
constexpr TypeDef hiddenDef(TypeDef def) {
  def.flags = kContainerType;
  return def;
}

}  // namespace

Owned itertools_tee(Runtime& rt, Value module, Args args) {
  auto* state = static_cast<ItertoolsState*>(module.as<Module>()->state);
  int64_t n = 2;
  if (args.has(1)) OURO_CHECK(indexInt64(rt, args[1], &n));
  if (n < 0) return raise(rt, Exc::ValueError, "n must be >= 0");
  auto result = Ref<Tuple>::adopt(allocateTuple(rt, static_cast<size_t>(n)));
  if (!result) return Owned::error();
  if (n == 0) return Owned::adopt(result.take());
  OURO_TRY(first, teeOver(rt, state, args[0]));
  for (int64_t i = 1; i < n; i++) {
    Owned copy = tee_copy(rt, first, {});
    if (copy.isError()) return copy;
    result->items()[i] = copy.take();
  }
  result->items()[0] = first.take().take();
  return Owned::adopt(result.take());
}

const TypeDef isliceTypeDef = withMethods(
    iteratorDef<Slicer>("islice", makeSlicer, islice_next, "iterable, start, stop=None, step=1, /",
                        "The items that a slice of the iterable would have."),
    kSlicerMethods);
const TypeDef groupByTypeDef =
    withMethods(iteratorDef<GroupBy>(
                    "groupby", makeGroupBy, groupby_next, "iterable, key=None",
                    "Pairs of a key and an iterator over the neighbouring items that have it."),
                kGroupByMethods);
const TypeDef grouperTypeDef =
    withMethods(hiddenDef(iteratorDef<Grouper>("_grouper", makeGrouper, grouper_next,
                                               "parent, tgtkey, /", "The items of one group.")),
                kGrouperMethods);
const TypeDef teeTypeDef = teeDef();
const TypeDef teeBlockTypeDef =
    withMethods(hiddenDef(iteratorDef<TeeBlock>("_tee_dataobject", makeTeeBlock, nullptr,
                                                "it, values, next, /", "Items that tees share.")),
                kTeeBlockMethods);

}  // namespace ouro
