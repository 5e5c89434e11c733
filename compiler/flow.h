#pragma once
// The code of one scope while it is made: basic blocks of instructions whose jumps name blocks.
//
// A jump is the last instruction of its block; so is what ends the flow. Each instruction knows
// which handler covers it (none: -1). Where the generator enters a handler's range it leaves a
// mark, an instruction with isMark set, so that the depth of the stack at that place can be
// computed; marks vanish in the end.
//
// A Flow serves one scope after the other: its lists keep their room.

#include <cstdint>
#include <span>
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

// What is known of a block besides its code.
struct FlowBlockFacts {
  int32_t next = -1;  // the block placed behind it
  bool reachable = false, warm = false;
  bool isMet = false, isQueued = false;  // by the pass over locals; in its work
  int32_t depth = -1;                    // of the stack at its start
  int32_t leadsTo = -1;                  // the first block at or behind it that holds code
  uint32_t predecessors = 0;             // how many ways lead into it
  uint32_t start = 0;                    // where its code begins in that of the unit
  ast::Span before = {};                 // the place in the text of what runs before it
};
struct FlowBlock : FlowBlockFacts {
  std::vector<FlowInstr> instrs;

  // Where its last instruction may jump to, or -1.
  int32_t target() const { return instrs.empty() ? -1 : instrs.back().target; }
  // Whether control can leave its end into the block placed behind it.
  bool fallsThrough() const { return instrs.empty() || !endsFlow(instrs.back().op); }
};

struct FlowHandler {
  int32_t block;
  bool pushLasti;
  // What lies on the stack when the handler starts, below lasti and exception: the depth at the
  // mark, less `drop`.
  int32_t drop;
  int32_t depth = -1;
};

// Blocks in the order of their code, linked by FlowBlockFacts::next.
struct FlowChain {
  int32_t first = -1, last = -1;
};

class Flow {
 public:
  FlowChain placed;
  std::vector<FlowHandler> handlers;
  // Of the pass that runs: the blocks that it has yet to look at; what it knows of the locals.
  std::vector<int32_t> work;
  std::vector<uint64_t> locals;

  int32_t newBlock() {
    if (count_ == blocks_.size()) blocks_.emplace_back();
    FlowBlock& block = blocks_[count_];
    static_cast<FlowBlockFacts&>(block) = {};
    block.instrs.clear();
    return static_cast<int32_t>(count_++);
  }
  FlowBlock& at(int32_t block) { return blocks_[static_cast<size_t>(block)]; }
  const FlowBlock& at(int32_t block) const { return blocks_[static_cast<size_t>(block)]; }
  std::span<FlowBlock> blocks() { return std::span(blocks_).first(count_); }

  void append(FlowChain& chain, int32_t block) {
    (chain.first < 0 ? chain.first : at(chain.last).next) = block;
    at(block).next = -1;
    chain.last = block;
  }
  // Takes out of the order what is not wanted.
  template <class F>
  void keepPlaced(F isWanted) {
    FlowChain kept;
    for (int32_t id = placed.first, next; id >= 0; id = next) {
      next = at(id).next;
      if (isWanted(at(id))) append(kept, id);
    }
    placed = kept;
  }
  int32_t takeWork() {
    int32_t block = work.back();
    work.pop_back();
    return block;
  }
  void clear() {
    count_ = 0;
    placed = {};
    handlers.clear();
  }

 private:
  std::vector<FlowBlock> blocks_;  // those behind the first count_ are kept for their room
  size_t count_ = 0;
};

inline StackEffect stackEffect(const FlowInstr& instr) {
  const OpFacts& facts = kOpFacts[static_cast<uint32_t>(instr.op)];
  return facts.isFixed ? facts.fixed : stackEffect(instr.op, instr.arg, instr.arg, instr.b);
}

}  // namespace ouro
