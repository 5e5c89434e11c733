#pragma once
// What the table of opcodes says, as functions: names, formats and stack effects.

#include <cstdint>

#include "compiler/opcodes.h"

namespace ouro {

inline constexpr uint32_t kOpCount = 0
#define OP(name, ...) +1
#define SPEC(name, ...) +1
#include "compiler/opcodes.def"
#undef OP
#undef SPEC
    ;

const char* opName(Op op);
OpFormat opFormat(Op op);
// The opcode that a specialised form stands for; any other opcode stands for itself.
Op genericOp(Op op);

// How an instruction changes the stack: first `pops` values go, then `pushes` come, or
// `jumpPushes` when it jumps.
struct StackEffect {
  uint32_t pops, pushes, jumpPushes;
};
// `arg` is used by the formats with one operand, `a` and `b` by those with two.
StackEffect stackEffect(Op op, uint32_t arg, uint32_t a, uint32_t b);

// What is the same for all instructions of an opcode.
struct OpFacts {
  Op generic;
  OpFormat format;    // of the generic form, as the rest
  bool isFixed;       // no operand changes the effect
  StackEffect fixed;  // the effect then
};
extern const OpFacts* const kOpFacts;  // by opcode

// After these control never reaches the next instruction.
inline bool endsFlow(Op op) {
  return op == Op::RETURN_VALUE || op == Op::RAISE_VARARGS || op == Op::RERAISE || op == Op::JUMP ||
         op == Op::JUMP_BACKWARD;
}
inline bool isJump(Op op) {
  OpFormat format = opFormat(op);
  return format == OpFormat::Jump || format == OpFormat::AJump;
}

}  // namespace ouro
