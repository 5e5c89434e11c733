// Arguments by keyword, for the machine: the calls in which nothing is gathered, missing or wrong.
// Any other is for bind.cpp.

#include "runtime/types/dict.h"
#include "runtime/types/tuple.h"
#include "vm/slow.h"

namespace ouro {

namespace {

constexpr uint32_t kMostKeywords = 16, kMostNamed = 64;

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

// The default of a parameter without an argument; a borrow, or unbound.
Value defaultFor(Runtime& rt, const Function* function, uint32_t slot) {
  const Code* code = function->code;
  if (slot < code->argCount) {
    if (function->defaults.isNone()) return Value::unbound();
    const Tuple* defaults = function->defaults.as<Tuple>();
    const uint64_t given = defaults->length, missing = code->argCount - slot;
    return given < missing ? Value::unbound() : (*defaults)[given - missing];
  }
  Dict* defaults = function->kwDefaults.isNone() ? nullptr : function->kwDefaults.as<Dict>();
  if (!defaults || defaults->isHashed()) return Value::unbound();
  Str* name = (*code->slotNames.as<Tuple>())[slot].as<Str>();
  // Where all of them have one, they lie in the parameters' order.
  const int64_t at = dictIndexOf(rt, defaults, name, slot - code->argCount);
  return at < 0 ? Value::unbound() : defaults->entries[at].value;
}

// Defaults of the slots from `positional` on that nothing fills. False: there is none, and nothing
// is done.
[[gnu::always_inline]] inline bool placeDefaults(Runtime& rt, const Function* function,
                                                 uint32_t positional, uint32_t end,
                                                 const Placing& placing, Value* locals) {
  for (uint32_t slot = positional; slot < end; slot++) {
    if (placing.filled >> slot & 1) continue;
    const Value value = defaultFor(rt, function, slot);
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

bool spreadArguments(Runtime& rt, const Function* function, Value self, const Tuple* items,
                     const Dict* keywords, Value* locals) {
  const Code* code = function->code;
  const uint32_t first = !self.isUnbound(), end = code->argCount + code->kwOnlyCount;
  const uint32_t count = keywords ? keywords->used : 0;
  if (items->length + first > code->argCount || end > kMostNamed || count > kMostKeywords)
    return false;
  const auto positional = static_cast<uint32_t>(items->length) + first;
  Placing placing;
  if (count) {
    Placing names;  // its values are
    const DictEntry* entry = keywords->entries;
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
  if (first) {
    retain(self);
    *locals++ = self;
  }
  for (const Value item : items->span()) {
    retain(item);
    *locals++ = item;
  }
  return true;
}

}  // namespace ouro
