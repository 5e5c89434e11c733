#pragma once
// The name of a type as repr() shows it.

#include "runtime/types/str.h"

namespace ouro {

struct Type;

// Appends "module.Outer.Class", without the module if that is builtins or no str. What metaclasses
// say of __module__ and __qualname__ does not count. False: an exception is pending.
bool appendFullName(Runtime&, Type*, StrBuilder&);

}  // namespace ouro
