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

enum class OpFormat : uint8_t { None, Arg, Jump, AB, AJump };

}  // namespace ouro
