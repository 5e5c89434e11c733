#pragma once
// The call of a functools.lru_cache in parts, for who can enter the function behind it in the same
// loop: recursion that remembers would run a loop in a loop otherwise.

#include <span>

#include "runtime/protocol.h"
#include "runtime/types/function.h"

namespace ouro {

// Calls the cache, whatever it and the arguments are; the slot of its type.
Owned callCacheAnyhow(Runtime&, Value cache, const CallArgs&);

// What is remembered for these arguments. notFound(): *function (borrowed) is to be called with
// them, and what it returns to be remembered; where that is null, only callCacheAnyhow() will do:
// it is no plain function, or there is no argument, or one that cannot be hashed and compared
// without calling anything.
Owned recall(Runtime&, Value cache, std::span<const Value> given, Function** function);
bool remember(Runtime&, Value cache, std::span<const Value> given, Value result);

}  // namespace ouro
