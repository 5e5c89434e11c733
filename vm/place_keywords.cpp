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
bool findSlots(const Code* code, const Tuple* names, uint32_t from, uint32_t end, Placing* to) {
  const Value* slotNames = code->slotNames.as<Tuple>()->items();
  const auto count = static_cast<uint32_t>(names->length);
  uint32_t slot = from;
  for (uint32_t i = 0; i < count; i++) {
    const Value name = names->items()[i];
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

}  // namespace

bool placeKeywords(Runtime& rt, const Function* function, Value* given, Value* locals,
                   uint32_t positional, const Tuple* names) {
  const Code* code = function->code;
  const uint32_t end = code->argCount + code->kwOnlyCount;
  const auto count = static_cast<uint32_t>(names->length);
  if (positional > code->argCount || end > kMostNamed || count > kMostKeywords) return false;
  Placing placing;
  const uint32_t from = std::max(positional, code->posOnlyCount);
  if (!findSlots(code, names, from, end, &placing)) return false;
  for (uint32_t i = 0; i < count; i++) placing.values[i] = given[positional + i];
  for (uint32_t slot = positional; slot < end; slot++) {
    if (placing.filled >> slot & 1) continue;
    const Value value = defaultFor(rt, function, slot);
    if (value.isUnbound()) {
      while (slot-- > positional)
        if (!(placing.filled >> slot & 1)) release(locals[slot]);
      for (uint32_t i = 0; i < count; i++) given[positional + i] = placing.values[i];
      return false;
    }
    retain(value);
    locals[slot] = value;
  }
  for (uint32_t i = 0; i < count; i++) locals[placing.slots[i]] = placing.values[i];
  if (locals != given)
    for (uint32_t i = 0; i < positional; i++) locals[i] = given[i];
  return true;
}

}  // namespace ouro
