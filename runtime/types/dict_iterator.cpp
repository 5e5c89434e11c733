// The iterators of a dict and of its views, in both directions.

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

static bool isBackwards(TypeId id) {
  return id == TypeId::DictReverseKeyIterator || id == TypeId::DictReverseValueIterator ||
         id == TypeId::DictReverseItemIterator;
}

static uint16_t movesOf(const Dict* d) { return d->wasMoved() ? dictMoves(d) : 0; }

Owned newDictIterator(Runtime& rt, TypeId id, Dict* d) {
  auto* it = makeRaw<DictIterator>(rt, id);
  if (!it) return Owned::error();
  retain(d);
  it->dict = d;
  it->used = d->used;
  it->left = d->used;
  it->moves = movesOf(d);
  it->pair = nullptr;
  it->position = isBackwards(id) ? d->filled : 0;
  return Owned::adopt(it);
}

static Owned finish(DictIterator* it) {
  release(std::exchange(it->dict, nullptr));
  return Owned::done();
}

static Owned raiseMutated(Runtime& rt, const Dict* d, bool sizeChanged) {
  if (std::string_view(typeOf(rt, d)->layout->name) != "OrderedDict")
    return raise(rt, Exc::RuntimeError, "dictionary changed size during iteration");
  // Of one that was emptied CPython says only that.
  return raise(rt, Exc::RuntimeError, "OrderedDict {} during iteration",
               sizeChanged && d->used == 0 ? "changed size" : "mutated");
}

// One item fewer to come. After the last one a deletion at the end shows that keys were changed.
[[gnu::always_inline]] static inline void countItem(DictIterator* it) {
  if (--it->left == 0) it->dict->unset(Dict::kGaveBack);
}

static Owned raiseKeysChanged(Runtime& rt, DictIterator* it) {
  (void)finish(it);
  return raise(rt, Exc::RuntimeError, "dictionary keys changed during iteration");
}

// Behind the last entry.
static Owned end(Runtime& rt, DictIterator* it) {
  const bool changed = it->left == 0 && it->used != 0 && it->dict->has(Dict::kGaveBack);
  return changed ? raiseKeysChanged(rt, it) : finish(it);
}

// The next entry, or null at the end (*result tells) or after a failure.
static const DictEntry* advance(Runtime& rt, DictIterator* it, bool backwards, Owned* result) {
  Dict* d = it->dict;
  *result = Owned::done();
  if (!d) return nullptr;
  if (it->used != d->used) {
    it->used = UINT32_MAX;  // the error stays
    *result = raiseMutated(rt, d, true);
    return nullptr;
  }
  if (it->moves != movesOf(d)) {
    *result = raiseMutated(rt, d, false);
    return nullptr;
  }
  uint32_t at = it->position;
  if (backwards) {
    if (at > d->filled) at = d->filled;
    while (at > 0 && d->entries[at - 1].key.isNull()) at--;
    if (at == 0) return *result = finish(it), nullptr;
    it->position = --at;
  } else {
    if (at == 0) at = dictFirstPosition(d);
    while (at < d->filled && d->entries[at].key.isNull()) at++;
    if (at >= d->filled) return *result = end(rt, it), nullptr;
    it->position = at + 1;
  }
  if (it->left == 0) return *result = raiseKeysChanged(rt, it), nullptr;
  countItem(it);
  return &d->entries[at];
}

// The next entry of a forward iterator when nothing is special about it, else null.
static inline const DictEntry* advanceQuickly(DictIterator* it) {
  Dict* d = it->dict;
  if (!d || it->used != d->used || d->wasMoved() || it->position >= d->filled || it->left == 0)
    return nullptr;
  const DictEntry* entry = d->entries + it->position;
  if (entry->key.isNull()) return nullptr;
  it->position++;
  countItem(it);
  return entry;
}

// (key, value): the tuple of the last step again if its receiver has let go of it.
static Owned makePair(Runtime& rt, DictIterator* it, const DictEntry& entry) {
  Tuple* pair = it->pair;
  if (!pair || pair->refs != 1) {
    Owned made = newTuple(rt, {entry.key, entry.value});
    if (made.isError()) return made;
    if (pair) release(pair);
    it->pair = made.value.as<Tuple>();
    return Owned::share(made.take());
  }
  Value key = pair->items()[0], value = pair->items()[1];
  retain(entry.key);
  retain(entry.value);
  pair->items()[0] = entry.key;
  pair->items()[1] = entry.value;
  pair->set(Tuple::kHoldsObjects);
  if (!pair->has(kTracked) && (mayBeTracked(rt, entry.key) || mayBeTracked(rt, entry.value))) {
    rt.heap.track(pair);
  }
  retain(pair);  // before the old items go: they may run script code
  release(key);
  release(value);
  return Owned::adopt(pair);
}

PairStep stepDictItems(Runtime& rt, Value self, Value* first, Value* second) {
  Owned end = Owned::done();
  const DictEntry* entry = advanceQuickly(self.as<DictIterator>());
  if (!entry) entry = advance(rt, self.as<DictIterator>(), false, &end);
  if (!entry) return end.isDone() ? PairStep::Done : PairStep::Error;
  retain(entry->key);
  retain(entry->value);
  *first = entry->key;
  *second = entry->value;
  return PairStep::Got;
}

enum class Part { Key, Value, Item };

template <Part part>
static Owned give(Runtime& rt, [[maybe_unused]] DictIterator* it, const DictEntry& entry) {
  if constexpr (part == Part::Key) return Owned::share(entry.key);
  if constexpr (part == Part::Value) return Owned::share(entry.value);
  return makePair(rt, it, entry);
}

template <Part part, bool backwards>
[[gnu::noinline]] static Owned nextSlowly(Runtime& rt, DictIterator* it) {
  Owned end = Owned::done();
  const DictEntry* entry = advance(rt, it, backwards, &end);
  return entry ? give<part>(rt, it, *entry) : end;
}

template <Part part, bool backwards>
static Owned nextOf(Runtime& rt, Value self) {
  auto* it = self.as<DictIterator>();
  const DictEntry* entry = backwards ? nullptr : advanceQuickly(it);
  return entry ? give<part>(rt, it, *entry) : nextSlowly<part, backwards>(rt, it);
}

static Owned dictiter_length_hint(Runtime&, Value self, Args) {
  auto* it = self.as<DictIterator>();
  return smallInt(it->dict && it->used == it->dict->used ? static_cast<int64_t>(it->left) : 0);
}

static Owned dictiter_reduce(Runtime& rt, Value self, Args) {
  // The iterator stays where it is: a copy of it walks.
  auto* it = self.as<DictIterator>();
  auto copy = Ref<DictIterator>::adopt(rt.make<DictIterator>(typeOf(rt, self)));
  if (!copy) return Owned::error();
  if (it->dict) retain(it->dict);
  copy->dict = it->dict;
  copy->position = it->position;
  copy->used = it->used;
  copy->left = it->left;
  copy->moves = it->moves;
  OURO_TRY(items, listFrom(rt, copy.get()));
  Value function = builtinNamed(rt, "iter");
  if (function.isError()) return Owned::error();
  OURO_TRY(arguments, newTuple(rt, {items.get()}));
  return newTuple(rt, {function, arguments});
}

static constexpr MethodDef kMethods[] = {
    {"__length_hint__", dictiter_length_hint, "", "How many items are still to come."},
    {"__reduce__", dictiter_reduce, "", "How to make it again, for copy and pickle."},
};

static void iterator_traverse(Object* self, Visitor& visitor) {
  visit(visitor, static_cast<DictIterator*>(self)->dict);
  visit(visitor, static_cast<Object*>(static_cast<DictIterator*>(self)->pair));
}
static void iterator_drop(Object* self) {
  auto* it = static_cast<DictIterator*>(self);
  if (Dict* dict = std::exchange(it->dict, nullptr)) release(dict);
  if (Tuple* pair = std::exchange(it->pair, nullptr)) release(pair);
}

template <Part part, bool backwards>
static constexpr TypeDef definition(const char* name) {
  return {
      .name = name,
      .basicSize = sizeof(DictIterator),
      .flags = kContainerType,
      .traverse = iterator_traverse,
      .clear = iterator_drop,
      .destroy = iterator_drop,
      .slots = {.iter = iterateSelf, .next = nextOf<part, backwards>},
      .methods = kMethods,
  };
}

const TypeDef dictKeyIteratorTypeDef = definition<Part::Key, false>("dict_keyiterator");
const TypeDef dictValueIteratorTypeDef = definition<Part::Value, false>("dict_valueiterator");
const TypeDef dictItemIteratorTypeDef = definition<Part::Item, false>("dict_itemiterator");
const TypeDef dictReverseKeyIteratorTypeDef =
    definition<Part::Key, true>("dict_reversekeyiterator");
const TypeDef dictReverseValueIteratorTypeDef =
    definition<Part::Value, true>("dict_reversevalueiterator");
const TypeDef dictReverseItemIteratorTypeDef =
    definition<Part::Item, true>("dict_reverseitemiterator");

}  // namespace ouro
