#pragma once
// Checks that the code of a unit keeps the rules that the interpreter relies on.

#include <string>

#include "compiler/code_unit.h"

namespace ouro {

// What is wrong with the unit's own code (not with that of the units inside); empty if nothing is:
// operands in range, jumps and handlers that lead to instructions, a stack that has the same depth
// on every path to an instruction, never below zero nor above stackSize, no way out at the end.
std::string verifyUnit(const CodeUnit& unit);

}  // namespace ouro
