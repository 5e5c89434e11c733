#pragma once
// What the ways of binding arguments to parameters share.

#include "compiler/code_unit.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/function.h"
#include "runtime/types/tuple.h"
#include "vm/stack.h"

namespace ouro {

// Calls with more than that are bound in the general way.
constexpr uint32_t kMostKeywords = 16, kMostNamed = 64;

// The default of a parameter without an argument; a borrow, or unbound.
inline Value defaultOf(Runtime& rt, const Function* function, uint32_t slot) {
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

// bindParameters() for whatever call.
bool bindGenerally(Runtime&, Function*, Value* locals, uint32_t positional, Tuple* names);

}  // namespace ouro
