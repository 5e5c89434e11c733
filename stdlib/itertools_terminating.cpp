// itertools: accumulate, chain, compress, dropwhile, takewhile, filterfalse, starmap, pairwise,
// zip_longest.

#include "runtime/arith.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/union.h"
#include "stdlib/itertools.h"

namespace ouro {

namespace {

struct Accumulate : Object {
  Value iterator, function, total, initial;  // function none: +; total null: nothing yet
  static constexpr size_t kValues = 4;
};
struct Chain : Object {
  Value source, active;  // an iterator of iterables; the iterator of the current one
  static constexpr size_t kValues = 2;
};
struct Compress : Object {
  Value data, selectors;
  static constexpr size_t kValues = 2;
};
// dropwhile, takewhile, filterfalse, starmap.
struct Picked : Object {
  Value function, iterator;
  bool flag;  // dropwhile: dropping is over; takewhile: all is over
  static constexpr size_t kValues = 2;
};
struct Pairwise : Object {
  Value iterator, previous;
  static constexpr size_t kValues = 2;
};
struct ZipLongest : Object {
  Value iterators, fill;  // a tuple; an exhausted iterator in it is None
  Value first;            // the first result, used again if nobody kept it
  uint64_t active;
  static constexpr size_t kValues = 3;
};

bool isEnd(const Local& item) { return item.isError() || item.isDone(); }

// ---- accumulate

Owned makeAccumulate(Runtime& rt, Type* cls, const CallArgs& given) {
  static constexpr Signature kSignature = "iterable, func=None, *, initial=None";
  Value v[4];
  OURO_CHECK(bindFew(rt, kSignature, "accumulate", given, v));
  OURO_TRY(iterator, iter(rt, v[0]));
  auto* acc = rt.make<Accumulate>(cls);
  if (!acc) return Owned::error();
  acc->iterator = iterator.take().take();
  acc->function = v[1].isUnbound() ? Value::none() : Owned::share(v[1]).take();
  acc->initial = v[2].isUnbound() ? Value::none() : Owned::share(v[2]).take();
  return Owned::adopt(acc);
}

// Adds an item to the total where both are ints of a word, as is the sum.
[[gnu::always_inline]] inline bool addsWords(Accumulate* acc, Value item) {
  if (!Value::bothSmall(acc->total, item)) return false;
  const int64_t sum = acc->total.small() + item.small();  // of 63 bits each
  if (!Value::fitsSmall(sum)) return false;
  acc->total = Value::small(sum);
  return true;
}

// Consumes the item, or what says that there is none.
[[gnu::noinline]] Owned accumulateItem(Runtime& rt, Accumulate* acc, Owned taken) {
  Local item = taken;
  if (isEnd(item)) return item.take();
  if (acc->total.isNull()) {
    acc->total = Owned::share(item).take();
    return item.take();
  }
  const bool isSum = acc->function.isNone();
  if (isSum && addsWords(acc, item)) return Owned::share(acc->total);
  Local before(acc->total);
  OURO_TRY(total, isSum ? arithAdd(rt, before, item) : call(rt, acc->function, before, item));
  replaceValue(acc->total, Owned::share(total));
  return total.take();
}

[[gnu::noinline]] Owned accumulateOther(Runtime& rt, Accumulate* acc) {
  return accumulateItem(rt, acc, advanceOther(rt, acc->iterator));
}

// Sums of ints need no stack frame.
Owned accumulate_next(Runtime& rt, Value self) {
  auto* acc = self.as<Accumulate>();
  if (!acc->initial.isNone()) {
    acc->total = std::exchange(acc->initial, Value::none());
    return Owned::share(acc->total);
  }
  const Value item = stepPlain(acc->iterator);
  if (item.isNull()) return accumulateOther(rt, acc);
  if (acc->function.isNone() && addsWords(acc, item)) return Owned::share(acc->total);
  return accumulateItem(rt, acc, Owned::adopt(item));
}

// chain([first], rest): the items that are already known, before the others.
Owned chainBehind(Runtime& rt, Value first, Value rest) {
  OURO_TRY(known, newTuple(rt, {first}));
  OURO_TRY(module, importModule(rt, "itertools"));
  Ref<Str> name = intern(rt, "chain");
  if (!name) return Owned::error();
  Value arguments[] = {known, rest};
  return callMethod(rt, module, name.get(), arguments);
}

Owned accumulate_reduce(Runtime& rt, Value self, Args) {
  auto* acc = self.as<Accumulate>();
  if (!acc->initial.isNone()) {
    OURO_TRY(source, chainBehind(rt, acc->initial, acc->iterator));
    return reduceTo(rt, self, {source, acc->function}, Value::none());
  }
  if (!acc->total.isNone()) {
    return reduceTo(rt, self, {acc->iterator, acc->function},
                    acc->total.isNull() ? Value::none() : acc->total);
  }
  // A total of None cannot be told from none yet: it is the first item once more, and left out.
  OURO_TRY(source, chainBehind(rt, acc->total, acc->iterator));
  OURO_TRY(again, call(rt, Value(typeOf(rt, self)), source, acc->function));
  OURO_TRY(module, importModule(rt, "itertools"));
  Ref<Str> name = intern(rt, "islice");
  if (!name) return Owned::error();
  OURO_TRY(islice, getAttr(rt, module, name.get()));
  OURO_TRY(arguments, newTuple(rt, {again.get(), Value::small(1), Value::none()}));
  return newTuple(rt, {islice.get(), arguments.get()});
}

Owned accumulate_setstate(Runtime&, Value self, Args args) {
  replaceValue(self.as<Accumulate>()->total, Owned::share(args[0]));
  return Owned::none();
}

constexpr MethodDef kAccumulateMethods[] = {
    {"__reduce__", accumulate_reduce, "", kReduceDoc},
    {"__setstate__", accumulate_setstate, "state, /", kSetStateDoc},
};

// ---- chain

Owned newChain(Runtime& rt, Type* cls, Owned source) {
  Local held = source;
  if (held.isError()) return Owned::error();
  auto* chain = rt.make<Chain>(cls);
  if (!chain) return Owned::error();
  chain->source = held.take().take();
  return Owned::adopt(chain);
}

Owned makeChain(Runtime& rt, Type* cls, const CallArgs& given) {
  OURO_CHECK(refuseKeywords(rt, "chain", withoutInitKeywords(rt, cls, given)));
  OURO_TRY(iterables, newTuple(rt, std::span(given.values, given.positional)));
  return newChain(rt, cls, iter(rt, iterables));
}

Owned chain_from_iterable(Runtime& rt, Value cls, Args args) {
  return newChain(rt, cls.as<Type>(), iter(rt, args[0]));
}

[[gnu::noinline]] Owned chainOther(Runtime& rt, Chain* chain) {
  for (uint32_t rounds = 1; !chain->source.isNull(); rounds++) {
    if (chain->active.isNull()) {
      Local source(chain->source);
      Local iterable = advance(rt, source);
      if (iterable.isDone()) dropValue(chain->source);
      if (isEnd(iterable)) return iterable.take();
      Owned active = iter(rt, iterable);
      if (active.isError()) {
        dropValue(chain->source);
        return active;
      }
      replaceValue(chain->active, active);
    }
    Local active(chain->active);
    Local item = advance(rt, active);
    if (!item.isDone()) return item.take();
    dropValue(chain->active);
    if ((rounds & 0xffff) == 0) OURO_CHECK(safePoint(rt));
  }
  return Owned::done();
}

// What a list, tuple or range gives needs no stack frame.
Owned chain_next(Runtime& rt, Value self) {
  auto* chain = self.as<Chain>();
  if (!chain->active.isNull() && !chain->source.isNull())
    if (Value item = stepPlain(chain->active); !item.isNull()) return Owned::adopt(item);
  return chainOther(rt, chain);
}

Owned chain_reduce(Runtime& rt, Value self, Args) {
  auto* chain = self.as<Chain>();
  if (chain->source.isNull()) return reduceTo(rt, self, {});
  OURO_TRY(state, chain->active.isNull() ? newTuple(rt, {chain->source})
                                         : newTuple(rt, {chain->source, chain->active}));
  return reduceTo(rt, self, {}, state);
}

Owned chain_setstate(Runtime& rt, Value self, Args args) {
  std::span<const Value> items;
  OURO_CHECK(unpackState(rt, args[0], 1, 2, &items));
  for (Value item : items) {
    if (!typeOf(rt, item)->slots.next)
      return raise(rt, Exc::TypeError, "Arguments must be iterators.");
  }
  auto* chain = self.as<Chain>();
  if (items.size() > 1) {
    replaceValue(chain->active, Owned::share(items[1]));
  } else {
    dropValue(chain->active);
  }
  replaceValue(chain->source, Owned::share(items[0]));
  return Owned::none();
}

constexpr MethodDef kChainMethods[] = {
    {"__reduce__", chain_reduce, "", kReduceDoc},
    {"__setstate__", chain_setstate, "state, /", kSetStateDoc},
    {"from_iterable", chain_from_iterable, "iterable, /",
     "A chain of the iterables that an iterable gives.", MethodKind::Class},
    {"__class_getitem__", genericClassGetItem, "item, /", "See PEP 585.", MethodKind::Class},
};

// ---- compress

Owned makeCompress(Runtime& rt, Type* cls, const CallArgs& given) {
  static constexpr Signature kSignature = "data, selectors";
  Value v[4];
  OURO_CHECK(bindFew(rt, kSignature, "compress", given, v));
  OURO_TRY(data, iter(rt, v[0]));
  OURO_TRY(selectors, iter(rt, v[1]));
  auto* compress = rt.make<Compress>(cls);
  if (!compress) return Owned::error();
  compress->data = data.take().take();
  compress->selectors = selectors.take().take();
  return Owned::adopt(compress);
}

Owned compress_next(Runtime& rt, Value self) {
  auto* compress = self.as<Compress>();
  for (uint32_t rounds = 1;; rounds++) {
    Local item = advance(rt, compress->data);
    if (isEnd(item)) return item.take();
    Local selector = advance(rt, compress->selectors);
    if (isEnd(selector)) return selector.take();
    int chosen = truth(rt, selector);
    if (chosen < 0) return Owned::error();
    if (chosen) return item.take();
    if ((rounds & 0xffff) == 0) OURO_CHECK(safePoint(rt));
  }
}

Owned compress_reduce(Runtime& rt, Value self, Args) {
  return reduceTo(rt, self, {self.as<Compress>()->data, self.as<Compress>()->selectors});
}

constexpr MethodDef kCompressMethods[] = {{"__reduce__", compress_reduce, "", kReduceDoc}};

// ---- dropwhile, takewhile, filterfalse, starmap

Owned makePicked(Runtime& rt, Type* cls, const CallArgs& given, const char* name) {
  Value v[2];
  OURO_CHECK(unpackPositional(rt, name, withoutInitKeywords(rt, cls, given), 2, 2, v));
  OURO_TRY(iterator, iter(rt, v[1]));
  auto* picked = rt.make<Picked>(cls);
  if (!picked) return Owned::error();
  picked->function = Owned::share(v[0]).take();
  picked->iterator = iterator.take().take();
  return Owned::adopt(picked);
}
Owned makeDropWhile(Runtime& rt, Type* cls, const CallArgs& given) {
  return makePicked(rt, cls, given, "dropwhile");
}
Owned makeTakeWhile(Runtime& rt, Type* cls, const CallArgs& given) {
  return makePicked(rt, cls, given, "takewhile");
}
Owned makeFilterFalse(Runtime& rt, Type* cls, const CallArgs& given) {
  return makePicked(rt, cls, given, "filterfalse");
}
Owned makeStarMap(Runtime& rt, Type* cls, const CallArgs& given) {
  return makePicked(rt, cls, given, "starmap");
}

int verdict(Runtime& rt, Value function, Value item) {
  if (function == Value(rt.type(TypeId::Bool)))
    return item.isSmall() ? item.small() != 0 : truth(rt, item);
  Local result = call(rt, function, item);
  return result.isError() ? -1 : truth(rt, result);
}

Owned dropwhile_next(Runtime& rt, Value self) {
  auto* picked = self.as<Picked>();
  for (uint32_t rounds = 1;; rounds++) {
    Local item = advance(rt, picked->iterator);
    if (isEnd(item) || picked->flag) return item.take();
    int dropping = verdict(rt, picked->function, item);
    if (dropping < 0) return Owned::error();
    if (!dropping) {
      picked->flag = true;
      return item.take();
    }
    if ((rounds & 0xffff) == 0) OURO_CHECK(safePoint(rt));
  }
}

Owned takewhile_next(Runtime& rt, Value self) {
  auto* picked = self.as<Picked>();
  if (picked->flag) return Owned::done();
  Local item = advance(rt, picked->iterator);
  if (isEnd(item)) return item.take();
  int taking = verdict(rt, picked->function, item);
  if (taking < 0) return Owned::error();
  if (taking) return item.take();
  picked->flag = true;
  return Owned::done();
}

Owned filterfalse_next(Runtime& rt, Value self) {
  auto* picked = self.as<Picked>();
  const bool byTruth = picked->function.isNone();
  for (uint32_t rounds = 1;; rounds++) {
    Local item = advance(rt, picked->iterator);
    if (isEnd(item)) return item.take();
    int skipped = byTruth ? truth(rt, item) : verdict(rt, picked->function, item);
    if (skipped < 0) return Owned::error();
    if (!skipped) return item.take();
    if ((rounds & 0xffff) == 0) OURO_CHECK(safePoint(rt));
  }
}

Owned starmap_next(Runtime& rt, Value self) {
  auto* picked = self.as<Picked>();
  Local item = advance(rt, picked->iterator);
  if (isEnd(item)) return item.take();
  OURO_TRY(arguments, tupleFrom(rt, item));
  return call(rt, picked->function, arguments.as<Tuple>()->span());
}

Owned picked_reduce(Runtime& rt, Value self, Args) {
  return reduceTo(rt, self, {self.as<Picked>()->function, self.as<Picked>()->iterator});
}
Owned flagged_reduce(Runtime& rt, Value self, Args) {
  auto* picked = self.as<Picked>();
  return reduceTo(rt, self, {picked->function, picked->iterator},
                  Value::small(picked->flag ? 1 : 0));
}
Owned flagged_setstate(Runtime& rt, Value self, Args args) {
  int flag = truth(rt, args[0]);
  if (flag < 0) return Owned::error();
  self.as<Picked>()->flag = flag != 0;
  return Owned::none();
}

constexpr MethodDef kPickedMethods[] = {{"__reduce__", picked_reduce, "", kReduceDoc}};
constexpr MethodDef kFlaggedMethods[] = {
    {"__reduce__", flagged_reduce, "", kReduceDoc},
    {"__setstate__", flagged_setstate, "state, /", kSetStateDoc},
};

// ---- pairwise

Owned makePairwise(Runtime& rt, Type* cls, const CallArgs& given) {
  Value iterable;
  OURO_CHECK(unpackPositional(rt, "pairwise", given, 1, 1, &iterable));
  OURO_TRY(iterator, iter(rt, iterable));
  auto* pairwise = rt.make<Pairwise>(cls);
  if (!pairwise) return Owned::error();
  pairwise->iterator = iterator.take().take();
  return Owned::adopt(pairwise);
}

Owned pairwise_next(Runtime& rt, Value self) {
  auto* pairwise = self.as<Pairwise>();
  if (pairwise->iterator.isNull()) return Owned::done();
  Local iterator(pairwise->iterator);
  if (pairwise->previous.isNull()) {
    Local first = advance(rt, iterator);
    if (first.isDone()) dropValue(pairwise->iterator);
    if (isEnd(first)) return first.take();
    if (pairwise->iterator.isNull()) return Owned::done();  // exhausted by its own iterator
    replaceValue(pairwise->previous, first.take());
  }
  Local before(pairwise->previous);
  Local item = advance(rt, iterator);
  if (isEnd(item)) {
    if (item.isDone()) dropValues<Pairwise>(pairwise);
    return item.take();
  }
  OURO_TRY(pair, newPair(rt, before.take(), Owned::share(item)));
  replaceValue(pairwise->previous, item.take());
  return pair.take();
}

// ---- zip_longest

Owned makeZipLongest(Runtime& rt, Type* cls, const CallArgs& given) {
  Value fill = Value::none();
  size_t keywords = given.names ? given.names->length : 0;
  if (keywords > 0) {
    if (keywords > 1 || !equal((*given.names)[0].as<Str>(), "fillvalue")) {
      return raise(rt, Exc::TypeError, "zip_longest() got an unexpected keyword argument");
    }
    fill = given.values[given.positional];
  }
  auto iterators = Ref<Tuple>::adopt(allocateTuple(rt, given.positional));
  if (!iterators) return Owned::error();
  for (uint32_t i = 0; i < given.positional; i++) {
    Owned it = iter(rt, given.values[i]);
    if (it.isError()) return it;
    iterators->items()[i] = it.take();
  }
  auto* zip = rt.make<ZipLongest>(cls);
  if (!zip) return Owned::error();
  zip->iterators = iterators.take();
  zip->fill = Owned::share(fill).take();
  zip->active = given.positional;
  return Owned::adopt(zip);
}

// The next item of iterator `i`, or the fill value; done(): this was the last one that had any.
Owned nextOrFill(Runtime& rt, ZipLongest* zip, size_t i) {
  auto* iterators = zip->iterators.as<Tuple>();
  if (Value item = stepPlain((*iterators)[i]); !item.isNull()) return Owned::adopt(item);
  Local it((*iterators)[i]);
  if (it.get().isNone()) return Owned::share(zip->fill);
  Owned item = advanceOther(rt, it);
  if (item.isError()) zip->active = 0;
  if (!item.isDone()) return item;
  if (!(*iterators)[i].isNone()) {  // its own code may have come here meanwhile
    replaceValue(iterators->items()[i], Owned::none());
    if (--zip->active == 0) return item;
  }
  return Owned::share(zip->fill);
}

Owned longestPair(Runtime& rt, ZipLongest* zip) {
  Local left = nextOrFill(rt, zip, 0);
  if (isEnd(left)) return left.take();
  Owned right = nextOrFill(rt, zip, 1);
  if (right.isError() || right.isDone()) return right;
  return resultPair(rt, zip->first, left.take(), right);
}

constexpr size_t kFewIterators = 6;

Owned ziplongest_next(Runtime& rt, Value self) {
  auto* zip = self.as<ZipLongest>();
  const size_t width = zip->iterators.as<Tuple>()->length;
  if (zip->active == 0) return Owned::done();
  if (width == 2) return longestPair(rt, zip);
  // Once its tuples are kept each is made of what mostly comes without any code.
  Value few[kFewIterators];
  size_t got = 0;
  if (width <= kFewIterators && !zip->first.isNull() && !isUnshared(zip->first)) {
    const auto* iterators = zip->iterators.as<Tuple>();
    while (got < width && !(few[got] = stepPlain((*iterators)[got])).isNull()) got++;
    if (got == width) return newTupleTaking(rt, few, width);
  }
  ItemStack items(rt);
  for (size_t i = 0; i < got; i++) (void)items.push(Owned::adopt(few[i]));  // there is room
  for (size_t i = got; i < width; i++) {
    Owned item = nextOrFill(rt, zip, i);
    if (item.isDone()) return item;
    if (!items.push(item)) return Owned::error();
  }
  return resultTuple(rt, zip->first, items);
}

Owned ziplongest_reduce(Runtime& rt, Value self, Args) {
  auto* zip = self.as<ZipLongest>();
  auto* iterators = zip->iterators.as<Tuple>();
  auto arguments = Ref<Tuple>::adopt(allocateTuple(rt, iterators->length));
  if (!arguments) return Owned::error();
  for (size_t i = 0; i < iterators->length; i++) {
    Value it = (*iterators)[i];
    Owned argument = it.isNone() ? newTuple(rt, {}) : Owned::share(it);
    if (argument.isError()) return argument;
    arguments->items()[i] = argument.take();
  }
  return newTuple(rt, {Value(typeOf(rt, self)), Value(arguments.get()), zip->fill});
}

Owned ziplongest_setstate(Runtime&, Value self, Args args) {
  replaceValue(self.as<ZipLongest>()->fill, Owned::share(args[0]));
  return Owned::none();
}

constexpr MethodDef kZipLongestMethods[] = {
    {"__reduce__", ziplongest_reduce, "", kReduceDoc},
    {"__setstate__", ziplongest_setstate, "state, /", kSetStateDoc},
};

}  // namespace

const TypeDef accumulateTypeDef = withMethods(
    iteratorDef<Accumulate>(
        "accumulate", makeAccumulate, accumulate_next, "iterable, func=None, *, initial=None",
        "The sums so far, or what another function makes of the total and the next item."),
    kAccumulateMethods);
const TypeDef chainTypeDef =
    withMethods(iteratorDef<Chain>("chain", makeChain, chain_next, "*iterables",
                                   "The items of the first iterable, then of the next ..."),
                kChainMethods);
const TypeDef compressTypeDef =
    withMethods(iteratorDef<Compress>("compress", makeCompress, compress_next, "data, selectors",
                                      "The items whose selector is true."),
                kCompressMethods);
const TypeDef dropWhileTypeDef = withMethods(
    iteratorDef<Picked>("dropwhile", makeDropWhile, dropwhile_next, "predicate, iterable, /",
                        "The items from the first one on for which the predicate is false."),
    kFlaggedMethods);
const TypeDef takeWhileTypeDef = withMethods(
    iteratorDef<Picked>("takewhile", makeTakeWhile, takewhile_next, "predicate, iterable, /",
                        "The items before the first one for which the predicate is false."),
    kFlaggedMethods);
const TypeDef filterFalseTypeDef = withMethods(
    iteratorDef<Picked>("filterfalse", makeFilterFalse, filterfalse_next, "function, iterable, /",
                        "The items for which the function is false."),
    kPickedMethods);
const TypeDef starMapTypeDef =
    withMethods(iteratorDef<Picked>("starmap", makeStarMap, starmap_next, "function, iterable, /",
                                    "function(*item) for each item."),
                kPickedMethods);
const TypeDef pairwiseTypeDef = iteratorDef<Pairwise>(
    "pairwise", makePairwise, pairwise_next, "iterable, /", "Each item with the next one.");
const TypeDef zipLongestTypeDef =
    withMethods(iteratorDef<ZipLongest>(
                    "zip_longest", makeZipLongest, ziplongest_next, "*iterables, fillvalue=None",
                    "As zip, until the longest ends; a fill value for what is missing."),
                kZipLongestMethods);

}  // namespace ouro
