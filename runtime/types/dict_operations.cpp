// What needs more than the table of one dict: update and merge, comparison, printing, d[key] with
// __missing__.

#include "runtime/protocol.h"
#include "runtime/types/dict_table.h"
#include "runtime/types/exact.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

bool isDict(const Runtime& rt, Value v) {
  return isExactly(rt, v, TypeId::Dict) || isInstance(rt, v, TypeId::Dict);
}
bool isExactDict(const Runtime& rt, Value v) { return isExactly(rt, v, TypeId::Dict); }

namespace {

// A dict whose own iteration nobody replaced: its entries may be read directly.
bool iteratesAsDict(const Runtime& rt, Value v) {
  if (isExactly(rt, v, TypeId::Dict)) return true;
  return isInstance(rt, v, TypeId::Dict) &&
         typeOf(rt, v)->slots.iter == rt.type(TypeId::Dict)->slots.iter;
}

bool mergeOne(Runtime& rt, Dict* to, Value key, uint32_t hash, Value value, bool override) {
  if (override) return dictSetHashed(rt, to, key, hash, value);
  Owned kept = dictSetDefaultHashed(rt, to, key, hash, value);
  if (kept.isError()) return false;
  kept.drop();
  return true;
}

bool raiseMutated(Runtime& rt) { return fail(rt, Exc::RuntimeError, "dict mutated during update"); }

// Of one with plain keys into another: none of them can be gone before it is there. But a value
// that is replaced may have a finaliser, which may put keys of other kinds into both: then the rest
// is left.
bool mergePlain(Runtime& rt, Dict* to, const Dict* from, size_t* position) {
  const uint32_t filled = from->filled;
  uint32_t i = dictFirstPosition(from);
  for (; i < filled && !to->isHashed() && !from->isHashed(); i++) {
    const DictEntry entry = from->entries[i];
    if (entry.key.isNull()) continue;
    if (!dictSetHashed(rt, to, entry.key, hashOfPlain(entry.key), entry.value)) return false;
    if (from->filled != filled) return raiseMutated(rt);
  }
  *position = i;
  return true;
}

[[gnu::noinline]] bool mergeHeld(Runtime& rt, Dict* to, Dict* from, size_t position,
                                 bool override) {
  Value key, value;
  while (dictNext(from, &position, &key, &value)) {
    Local heldKey(key), heldValue(value);
    const uint32_t filled = from->filled;
    const uint32_t hash = dictHashAt(from, position - 1);
    if (!mergeOne(rt, to, key, hash, value, override)) return false;
    if (from->filled != filled) return raiseMutated(rt);
  }
  return true;
}

bool mergeDict(Runtime& rt, Dict* to, Dict* from, bool override) {
  if (to == from || from->used == 0) return true;
  if (to->used == 0 && dictIsDense(from)) return dictCopyInto(rt, to, from);
  if (!dictReserve(rt, to, to->used ? to->used + from->used / 2 : from->used)) return false;
  size_t position = 0;
  if (override && !mergePlain(rt, to, from, &position)) return false;
  return position == from->filled || mergeHeld(rt, to, from, position, override);
}

// Any object with keys() and [].
bool mergeMapping(Runtime& rt, Dict* to, Value mapping, bool override) {
  OURO_TRY_BOOL(keys, callMethod(rt, mapping, rt.names.keys));
  return forEach(rt, keys, [&](Value key) {
    if (!override) {
      Value there = dictGet(rt, to, key);
      if (there.isError()) return false;
      if (!there.isNotFound()) return true;
    }
    OURO_TRY_BOOL(value, getItem(rt, mapping, key));
    return dictSet(rt, to, key, value);
  });
}

// One element of a sequence of pairs.
bool addPair(Runtime& rt, Dict* to, Value element, size_t number) {
  Local pair;
  if (isExactly(element, TypeId::Tuple) || isExactly(element, TypeId::List)) {
    pair = Local(element);
  } else {
    pair = listFrom(rt, element);
    if (pair.isError()) {
      if (!errorMatches(rt, Exc::TypeError)) return false;
      clearError(rt);
      return fail(rt, Exc::TypeError,
                  "cannot convert dictionary update sequence element #{} to a sequence", number);
    }
  }
  bool isTuple = isExactly(pair, TypeId::Tuple);
  size_t length = isTuple ? pair.as<Tuple>()->length : pair.as<List>()->length;
  if (length != 2) {
    return fail(rt, Exc::ValueError,
                "dictionary update sequence element #{} has length {}; 2 is required", number,
                length);
  }
  const Value* items = isTuple ? pair.as<Tuple>()->items() : pair.as<List>()->items;
  Local key(items[0]), value(items[1]);
  return dictSet(rt, to, key, value);
}

// The items of a list or tuple, which has no keys(); a list may change while keys are compared.
template <class T>
bool addPairsOf(Runtime& rt, Dict* to, T* pairs) {
  for (size_t i = 0; i < pairs->length; i++) {
    const Local pair(pairs->span()[i]);
    if (!addPair(rt, to, pair, i) || !heedSignals(rt)) return false;
  }
  return true;
}

}  // namespace

bool dictMerge(Runtime& rt, Dict* to, Value mapping, bool override) {
  if (iteratesAsDict(rt, mapping)) return mergeDict(rt, to, mapping.as<Dict>(), override);
  return mergeMapping(rt, to, mapping, override);
}

// The pairs of a zip or an enumerate, of which no tuples are made. 1: all of them; 0: they are no
// pairs, from here on; -1: error.
template <PairStep (*step)(Runtime&, Value, Value*, Value*)>
static int addSteps(Runtime& rt, Dict* to, Value pairs) {
  for (;;) {
    Value first, second;
    switch (step(rt, pairs, &first, &second)) {
      case PairStep::Done: return 1;
      case PairStep::NotTwo: return 0;
      case PairStep::Error: return -1;
      case PairStep::Got: break;
    }
    const Local key = Owned::adopt(first), value = Owned::adopt(second);
    if (!dictSet(rt, to, key, value) || !heedSignals(rt)) return -1;
  }
}

bool dictUpdate(Runtime& rt, Dict* to, Value mappingOrPairs) {
  if (isExactly(rt, mappingOrPairs, TypeId::Dict)) {
    return mergeDict(rt, to, mappingOrPairs.as<Dict>(), true);
  }
  int steps = isExactly(mappingOrPairs, TypeId::Zip) ? addSteps<stepZip>(rt, to, mappingOrPairs)
              : isExactly(mappingOrPairs, TypeId::Enumerate)
                  ? addSteps<stepEnumerate>(rt, to, mappingOrPairs)
                  : 0;
  if (steps != 0) return steps > 0;
  if (isExactly(mappingOrPairs, TypeId::List)) return addPairsOf(rt, to, mappingOrPairs.as<List>());
  if (isExactly(mappingOrPairs, TypeId::Tuple))
    return addPairsOf(rt, to, mappingOrPairs.as<Tuple>());
  OURO_TRY_BOOL(keys, lookupAttr(rt, mappingOrPairs, rt.names.keys));
  if (!keys.isNotFound()) return dictMerge(rt, to, mappingOrPairs, true);
  size_t number = 0;
  return forEach(rt, mappingOrPairs,
                 [&](Value element) { return addPair(rt, to, element, number++); });
}

// Does a dict have this entry of another? 0, 1, -1.
static int hasEntryOf(Runtime& rt, Dict* d, Dict* other, size_t number) {
  const DictEntry& entry = other->entries[number];
  // Nothing needs to be held for plain keys: finding them runs no code.
  bool holds = d->isHashed() || other->isHashed();
  Local key(holds ? entry.key : Value::none()), mine(holds ? entry.value : Value::none());
  Value expected = entry.value, found = dictGetLike(rt, d, other, number);
  if (found.isError()) return -1;
  if (found.isNotFound()) return 0;
  if (found == expected) return 1;
  if (Value::bothSmall(found, expected)) return 0;
  Local theirs(found);
  mine = Local(expected);
  return equals(rt, mine, theirs);
}

// The same where both have that key, a plain one, in the same place, as equal dicts mostly do; -2:
// they have not.
[[gnu::always_inline]] static inline int hasEntryThere(Runtime& rt, const Dict* d,
                                                       const Dict* other, size_t number) {
  if (number >= d->filled || d->isHashed() || other->isHashed()) return -2;
  const DictEntry &mine = d->entries[number], &theirs = other->entries[number];
  if (mine.key != theirs.key) return -2;
  if (mine.value == theirs.value) return 1;
  if (Value::bothSmall(mine.value, theirs.value)) return 0;
  const Local left(theirs.value), right(mine.value);
  return equals(rt, left, right);
}

int dictEquals(Runtime& rt, Dict* a, Dict* b) {
  if (a->used != b->used) return 0;
  for (size_t i = dictFirstPosition(a); i < a->filled; i++) {
    if (a->entries[i].key.isNull()) continue;
    int same = hasEntryThere(rt, b, a, i);
    if (same == -2) same = hasEntryOf(rt, b, a, i);
    if (same <= 0) return same;
  }
  return 1;
}

static bool appendItems(Runtime& rt, StrBuilder& text, Dict* d) {
  size_t position = 0;
  Value key, value;
  bool first = true;
  while (dictNext(d, &position, &key, &value)) {
    Local heldKey(key), heldValue(value);
    if (!first && !text.append(", ")) return false;
    first = false;
    if (!text.appendRepr(heldKey) || !text.append(": ") || !text.appendRepr(heldValue)) {
      return false;
    }
    if (!heedSignals(rt)) return false;
  }
  return true;
}

Owned dictRepr(Runtime& rt, Value self) {
  auto* d = self.as<Dict>();
  if (d->used == 0) return newStr(rt, "{}");
  if (Owned dots = reprEnter(rt, self, "{...}"); !dots.isNotFound()) return dots;
  StrBuilder text(rt);
  bool ok = text.append("{") && appendItems(rt, text, d) && text.append("}");
  reprLeave(rt, self);
  return ok ? text.finish() : Owned::error();
}

Owned dictSubscript(Runtime& rt, Value self, Value key) {
  Value found = dictGet(rt, self.as<Dict>(), key);
  if (found.isError()) return Owned::error();
  if (!found.isNotFound()) return Owned::share(found);
  if (!isExactly(rt, self, TypeId::Dict)) {
    OURO_TRY(made, callSpecial(rt, self, rt.names.missing, {&key, 1}));
    if (!made.isNotFound()) return made.take();
  }
  return raiseWith(rt, Exc::KeyError, key);
}

}  // namespace ouro
