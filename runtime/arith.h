#pragma once
// The operators as the interpreter's slow halves call them: two numbers of the built-in types are
// computed here without a look at any type's slots; anything else goes to binary().

#include "runtime/owned.h"
#include "runtime/type.h"

namespace ouro {

struct Runtime;

Owned arithAdd(Runtime&, Value, Value);
Owned arithSubtract(Runtime&, Value, Value);
Owned arithMultiply(Runtime&, Value, Value);
Owned arithTrueDivide(Runtime&, Value, Value);
Owned arithFloorDivide(Runtime&, Value, Value);
Owned arithRemainder(Runtime&, Value, Value);
Owned arithPower(Runtime&, Value, Value);
Owned arithLShift(Runtime&, Value, Value);
Owned arithRShift(Runtime&, Value, Value);
Owned arithOr(Runtime&, Value, Value);
Owned arithXor(Runtime&, Value, Value);
Owned arithAnd(Runtime&, Value, Value);

// < <= == != > >= as a truth value: 0, 1, or -1 with an error pending.
int arithCompare(Runtime&, Value, Value, CompareOp);

}  // namespace ouro
