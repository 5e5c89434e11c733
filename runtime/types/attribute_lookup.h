#pragma once
// The getAttribute of types that are asked for what they do not have, by hasattr() and getattr()
// with a default, and what it does before it raises AttributeError: notFound().

#include "runtime/runtime.h"

namespace ouro {

Owned lookupTypeAttr(Runtime&, Value, Str* name);
Owned typeGetAttribute(Runtime&, Value, Str* name);
Owned lookupFunctionAttr(Runtime&, Value, Str* name);
Owned functionGetAttribute(Runtime&, Value, Str* name);
Owned lookupModuleAttr(Runtime&, Value, Str* name);
Owned moduleGetAttribute(Runtime&, Value, Str* name);

}  // namespace ouro
