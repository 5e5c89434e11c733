#pragma once
// The code of a unit as text, for `ouro --dis` and for tests.

#include <string>

#include "compiler/code_unit.h"

namespace ouro {

// One line an instruction: the source line where it changes, `>>` where a jump or handler leads,
// the index, the opcode, its operand and what that means; then the handlers, then the units inside.
std::string disassemble(const CodeUnit& unit);

}  // namespace ouro
