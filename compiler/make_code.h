#pragma once
// The one place where compiled units become runtime objects.

#include "compiler/code_unit.h"
#include "runtime/owned.h"

namespace ouro {

struct Runtime;

// A code object of the unit and, through its constants, of all units in it.
Owned makeCode(Runtime&, const CodeUnit&);
Owned makeConstant(Runtime&, const UnitConstant&);

}  // namespace ouro
