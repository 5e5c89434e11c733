#pragma once
// Generic aliases (list[int]) and unions of types (int | None).

#include "runtime/runtime.h"

namespace ouro {

extern const TypeDef genericAliasTypeDef, unionTypeDef;
// left | right for types, None, aliases and unions; NotImplemented for anything else.
Owned unionOf(Runtime&, Value left, Value right);
// __class_getitem__ of the built-in generics.
Owned genericClassGetItem(Runtime&, Value cls, struct Args);

}  // namespace ouro
