// Arguments by keyword and those that `*` and `**` spread, for the machine: the calls in which
// nothing is missing or wrong. Any other is for bind.cpp.

#include "runtime/types/list.h"
#include "vm/binding.h"
#include "vm/slow.h"

namespace ouro {

namespace {

// Where keywords belong: a bit for each slot that one of them fills, the slot and value of each.
struct Placing {
  uint64_t filled = 0;
  uint8_t slots[kMostKeywords];
  union {
    Value values[kMostKeywords];  // not set to anything to begin with
  };

  Placing() {}
};

// Keywords mostly come in the order of the parameters, so that each is looked for behind the last.
// `from`: the first slot that no positional argument has.
[[gnu::always_inline]] inline bool findSlots(const Code* code, const Value* names, uint32_t count,
                                             uint32_t from, uint32_t end, Placing* to) {
  const Value* slotNames = code->slotNames.as<Tuple>()->items();
  uint32_t slot = from;
  for (uint32_t i = 0; i < count; i++) {
    const Value name = names[i];
    while (slot < end && slotNames[slot] != name) slot++;
    if (slot == end) {
      slot = from;
      while (slot < end && slotNames[slot] != name) slot++;
      if (slot == end) return false;
    }
    to->filled |= uint64_t{1} << slot;
    to->slots[i] = static_cast<uint8_t>(slot++);
  }
  return true;
}

// Defaults of the slots from `positional` on that nothing fills. False: there is none, and nothing
// is done.
[[gnu::always_inline]] inline bool placeDefaults(Runtime& rt, const Function* function,
                                                 uint32_t positional, uint32_t end,
                                                 const Placing& placing, Value* locals) {
  for (uint32_t slot = positional; slot < end; slot++) {
    if (placing.filled >> slot & 1) continue;
    const Value value = defaultOf(rt, function, slot);
    if (value.isUnbound()) {
      while (slot-- > positional)
        if (!(placing.filled >> slot & 1)) release(locals[slot]);
      return false;
    }
    retain(value);
    locals[slot] = value;
  }
  return true;
}

}  // namespace

bool placeKeywords(Runtime& rt, const Function* function, Value* given, Value* locals,
                   uint32_t positional, const Tuple* names) {
  const Code* code = function->code;
  const uint32_t end = code->argCount + code->kwOnlyCount;
  const auto count = static_cast<uint32_t>(names->length);
  if (positional > code->argCount || end > kMostNamed || count > kMostKeywords) return false;
  Placing placing;
  const uint32_t from = std::max(positional, code->posOnlyCount);
  if (!findSlots(code, names->items(), count, from, end, &placing)) return false;
  for (uint32_t i = 0; i < count; i++) placing.values[i] = given[positional + i];
  if (!placeDefaults(rt, function, positional, end, placing, locals)) {
    for (uint32_t i = 0; i < count; i++) given[positional + i] = placing.values[i];
    return false;
  }
  for (uint32_t i = 0; i < count; i++) locals[placing.slots[i]] = placing.values[i];
  if (locals != given)
    for (uint32_t i = 0; i < positional; i++) locals[i] = given[i];
  return true;
}

namespace {

// What f(*iterable, **mapping) passes. Self, unless it is unbound, goes before the items.
struct Spread {
  Value self;
  std::span<const Value> items;
  Dict* keywords;  // null: there is no mapping

  uint32_t selfCount() const { return !self.isUnbound(); }
  size_t positional() const { return items.size() + selfCount(); }
  uint32_t keywordCount() const { return keywords ? keywords->used : 0; }
};

// False: neither a tuple nor a list, or no dict.
bool lookInto(Value self, Value iterable, Value mapping, Spread* to) {
  if (isExactly(iterable, TypeId::Tuple)) {
    to->items = iterable.as<Tuple>()->span();
  } else if (isExactly(iterable, TypeId::List)) {
    to->items = iterable.as<List>()->span();
  } else {
    return false;
  }
  if (!mapping.isUnbound() && !isExactly(mapping, TypeId::Dict)) return false;
  to->self = self;
  to->keywords = mapping.isUnbound() ? nullptr : mapping.as<Dict>();
  return true;
}

// Copies the first `count` positional arguments to the parameters.
[[gnu::always_inline]] inline void copyPositional(const Spread& given, Value* locals,
                                                  uint32_t count) {
  uint32_t left = count;
  if (left && given.selfCount()) {
    retain(given.self);
    *locals++ = given.self;
    left--;
  }
  for (const Value item : given.items.first(left)) {
    retain(item);
    *locals++ = item;
  }
}

bool spreadPlainly(Runtime& rt, const Function* function, const Spread& given, Value* locals) {
  const Code* code = function->code;
  const uint32_t end = code->argCount + code->kwOnlyCount, count = given.keywordCount();
  if (given.positional() > code->argCount || end > kMostNamed || count > kMostKeywords)
    return false;
  const auto positional = static_cast<uint32_t>(given.positional());
  Placing placing;
  if (count) {
    Placing names;  // its values are
    const DictEntry* entry = given.keywords->entries;
    for (uint32_t i = 0; i < count; entry++) {
      if (entry->key.isNull()) continue;
      names.values[i] = entry->key;
      placing.values[i++] = entry->value;
    }
    const uint32_t from = std::max(positional, code->posOnlyCount);
    if (!findSlots(code, names.values, count, from, end, &placing)) return false;
  }
  if (!placeDefaults(rt, function, positional, end, placing, locals)) return false;
  for (uint32_t i = 0; i < count; i++) {
    retain(placing.values[i]);
    locals[placing.slots[i]] = placing.values[i];
  }
  copyPositional(given, locals, positional);
  return true;
}

// What *args gets of them, which is all from the `direct`-th on.
Owned restOf(Runtime& rt, const Spread& given, uint32_t direct) {
  if (direct < given.selfCount()) return newTupleOf(rt, {&given.self, 1}, given.items);
  return newTuple(rt, given.items.subspan(direct - given.selfCount()));
}

// What **kwargs gets, where all keywords are for it. notFound(): not all of them are str.
Owned allKeywords(Runtime& rt, Dict* keywords) {
  if (!keywords || keywords->used == 0) return newDict(rt);
  if (keywords->isHashed()) return Owned::notFound();
  for (const DictEntry& entry : std::span(keywords->entries, keywords->filled))
    if (!entry.key.isNull() && !isExactly(entry.key, TypeId::Str)) return Owned::notFound();
  // What only the call holds nobody else can change.
  return keywords->refs == 1 ? Owned::share(keywords) : dictCopy(rt, keywords);
}

// Is the name, as a parameter's is, one that can be told from others by where it lies?
bool isName(Value key) { return isExactly(key, TypeId::Str) && key.as<Str>()->isInterned(); }

// Keywords of which some are for parameters.
struct Sorted {
  Placing placing;
  uint32_t placed = 0;  // how many have slots and values there
  uint32_t extra = 0;   // a bit for each other one, by its number in the dict
};

// The first `direct` parameters have arguments. False: something has to be looked at more closely.
bool sortKeywords(const Code* code, const Dict* keywords, uint32_t direct, uint32_t end,
                  Sorted* to) {
  const Value* slotNames = code->slotNames.as<Tuple>()->items();
  size_t position = 0;
  Value key, value;
  for (uint32_t number = 0; dictNext(keywords, &position, &key, &value); number++) {
    if (!isName(key)) return false;
    uint32_t slot = code->posOnlyCount;
    while (slot < end && slotNames[slot] != key) slot++;
    if (slot == end) {
      to->extra |= 1u << number;
      continue;
    }
    if (slot < direct) return false;
    to->placing.filled |= uint64_t{1} << slot;
    to->placing.slots[to->placed] = static_cast<uint8_t>(slot);
    to->placing.values[to->placed++] = value;
  }
  return true;
}

// What **kwargs gets; notFound() as allKeywords().
Owned extraKeywords(Runtime& rt, Dict* keywords, const Sorted& sorted) {
  if (sorted.placed == 0) return allKeywords(rt, keywords);
  OURO_TRY(made, newDict(rt));
  size_t position = 0;
  Value key, value;
  for (uint32_t number = 0; dictNext(keywords, &position, &key, &value); number++)
    if (sorted.extra >> number & 1) OURO_CHECK(dictSet(rt, made.as<Dict>(), key.as<Str>(), value));
  return made.take();
}

// For functions with *args or **kwargs. False: nothing is done; an exception may be pending.
bool spreadGathered(Runtime& rt, const Function* function, const Spread& given, Value* locals) {
  const Code* code = function->code;
  const uint32_t end = code->argCount + code->kwOnlyCount, count = given.keywordCount();
  const bool takesArgs = code->flags & kVarArgs, takesKeywords = code->flags & kVarKeywords;
  const auto direct = static_cast<uint32_t>(std::min<size_t>(given.positional(), code->argCount));
  if (end > kMostNamed || (given.positional() > direct && !takesArgs)) return false;
  Sorted sorted;
  if (count && (end > code->posOnlyCount || !takesKeywords)) {
    if (count > kMostKeywords || !sortKeywords(code, given.keywords, direct, end, &sorted))
      return false;
    if (sorted.extra && !takesKeywords) return false;
  }
  Local dict, tuple;
  if (takesKeywords) {
    dict = extraKeywords(rt, given.keywords, sorted);
    if (dict.isError() || dict.isNotFound()) return false;
  }
  if (takesArgs) {
    tuple = restOf(rt, given, direct);
    if (tuple.isError()) return false;
  }
  if (!placeDefaults(rt, function, direct, end, sorted.placing, locals)) return false;
  for (uint32_t i = 0; i < sorted.placed; i++) {
    retain(sorted.placing.values[i]);
    locals[sorted.placing.slots[i]] = sorted.placing.values[i];
  }
  copyPositional(given, locals, direct);
  Value* to = locals + end;
  if (takesArgs) *to++ = tuple.take().take();
  if (takesKeywords) *to = dict.take().take();
  return true;
}

}  // namespace

bool spreadArguments(Runtime& rt, const Function* function, Value self, Value iterable,
                     Value mapping, Value* locals) {
  Spread given;
  if (!lookInto(self, iterable, mapping, &given)) return false;
  if (!(function->code->flags & (kVarArgs | kVarKeywords)))
    return spreadPlainly(rt, function, given, locals);
  if (spreadGathered(rt, function, given, locals)) return true;
  clearError(rt);  // no memory: the general way will say so
  return false;
}

}  // namespace ouro
