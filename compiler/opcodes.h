#pragma once
// Opcodes; see opcodes.def for the table and the picture of an instruction.

#include <cstdint>

#include "runtime/instruction.h"

namespace ouro {

enum class Op : uint8_t {
#define OP(name, ...) name,
#define SPEC(name, ...) name,
#include "compiler/opcodes.def"
#undef OP
#undef SPEC
};

// Forms of CALL (opcodes.def).
constexpr bool isCallForm(Op op) { return op >= Op::CALL_ANY && op <= Op::CALL_APPEND; }

// What comparing two numbers says; a set of these in the argument of a comparison before a jump.
enum Outcome : uint32_t { kLess = 1, kEqual = 2, kGreater = 4, kUnordered = 8, kAnyOutcome = 15 };

enum class OpFormat : uint8_t { None, Arg, Jump, AB, AJump };

}  // namespace ouro
