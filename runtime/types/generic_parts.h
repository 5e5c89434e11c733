#pragma once
// What generic aliases and unions share: type parameters and their replacement.

#include <vector>

#include "runtime/protocol.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/union.h"

namespace ouro {

struct GenericAlias : Object {
  Value origin;
  Value args;        // tuple
  Value parameters;  // tuple, or null until asked for
  bool starred;      // *tuple[int]
};
struct UnionType : Object {
  Value args;        // tuple
  Value parameters;  // tuple, or null until asked for
};

bool isGenericAlias(const Runtime&, Value);
bool isUnionType(const Runtime&, Value);
// "int", "list[int]", "...": as a type is written.
bool appendTypeRepr(Runtime&, StrBuilder&, Value type);
// The type variables in `args`, each once; a tuple.
Owned collectParameters(Runtime&, Tuple* args);
// args with `item` (one type or a tuple) in the place of the parameters; a tuple. TypeError.
Owned substituteParameters(Runtime&, Value self, Tuple* args, Tuple* parameters, Value item);

}  // namespace ouro
