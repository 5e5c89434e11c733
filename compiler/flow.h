#pragma once
// The code of one scope while it is made: basic blocks of instructions whose jumps name blocks.
//
// Each instruction knows which handler covers it (none: -1). Where the generator enters a handler's
// range it leaves a mark, an instruction with isMark set, so that the depth of the stack at that
// place can be computed; marks vanish in the end.

#include <cstdint>
#include <vector>

#include "compiler/ast.h"
#include "compiler/opcode_info.h"

namespace ouro {

struct FlowInstr {
  Op op = Op::NOP;
  bool isMark = false;  // arg: the handler whose depth is the one of here
  uint16_t b = 0;       // formats AB: `arg` holds a
  uint32_t arg = 0;
  int32_t target = -1;   // of a jump: a block
  int32_t handler = -1;  // an index into Flow::handlers
  ast::Span span;
};

struct FlowBlock {
  std::vector<FlowInstr> instrs;
  bool reachable = false, warm = false;
  int32_t depth = -1;  // of the stack at its start
};

struct FlowHandler {
  int32_t block;
  bool pushLasti;
  // What lies on the stack when the handler starts, below lasti and exception: the depth at the
  // mark, less `drop`.
  int32_t drop;
  int32_t depth = -1;
};

struct Flow {
  std::vector<FlowBlock> blocks;
  std::vector<int32_t> order;  // the blocks that were placed, in the order of their code
  std::vector<FlowHandler> handlers;

  int32_t newBlock() {
    blocks.emplace_back();
    return static_cast<int32_t>(blocks.size() - 1);
  }
  FlowBlock& at(int32_t block) { return blocks[static_cast<size_t>(block)]; }
  const FlowBlock& at(int32_t block) const { return blocks[static_cast<size_t>(block)]; }
};

inline StackEffect stackEffect(const FlowInstr& instr) {
  return stackEffect(instr.op, instr.arg, instr.arg, instr.b);
}

// Whether control can leave the end of `block` into the one placed behind it.
inline bool fallsThrough(const FlowBlock& block) {
  return block.instrs.empty() || !endsFlow(block.instrs.back().op);
}

}  // namespace ouro
