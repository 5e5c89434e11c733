#pragma once
// From basic blocks to the code of a unit: the last step of the compiler for one scope.

#include "compiler/code_unit.h"
#include "compiler/flow.h"
#include "compiler/interrupt.h"

namespace ouro {

// TooLarge: an operand does not fit its instruction. That takes millions of names or instructions
// in one scope.
enum class Assembly : uint8_t { Done, Interrupted, TooLarge };

// Fills code, positions, handlers, caches, cellSlots and stackSize of `unit`; its names, variables,
// constants, counts and flags must stand already.
//
// In `flow` the operands are not final: what addresses a cell or free variable holds an index into
// cellNames followed by freeNames, and what has an inline cache holds the index of a name.
[[nodiscard]] Assembly assemble(ast::Arena&, Flow& flow, CodeUnit& unit, Interrupt* interrupt);

}  // namespace ouro
