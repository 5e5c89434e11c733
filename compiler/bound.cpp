// Which locals are certainly bound: a forward pass over the blocks, exceptions included.
//
// The state of a block is the set of locals that are bound on every path to its start; a path that
// arrives later takes away from it, until nothing changes any more. A handler starts with what is
// bound before each instruction that it covers.

#include <algorithm>

#include "compiler/flow_passes.h"

namespace ouro {

namespace {

class BoundPass {
 public:
  BoundPass(Flow& flow, uint32_t localCount) : flow_(flow), words_((localCount + 63) / 64) {
    const size_t blocks = flow.blocks().size();
    flow.locals.assign((blocks + 1) * words_, 0);
    current_ = &flow.locals[blocks * words_];
  }

  void run(uint32_t parameterCount) {
    for (uint32_t i = 0; i < parameterCount; i++) set(i, true);
    merge(flow_.placed.first);
    while (!flow_.work.empty()) walk(flow_.takeWork());
  }

 private:
  uint64_t* stateOf(int32_t block) { return &flow_.locals[static_cast<size_t>(block) * words_]; }
  bool get(uint32_t local) const { return current_[local / 64] >> (local % 64) & 1; }
  void set(uint32_t local, bool bound) {
    uint64_t bit = uint64_t{1} << (local % 64);
    if (bound) {
      current_[local / 64] |= bit;
    } else {
      current_[local / 64] &= ~bit;
    }
  }

  // The current state flows into the block.
  void merge(int32_t id) {
    if (id < 0) return;
    FlowBlock& block = flow_.at(id);
    uint64_t* state = stateOf(id);
    bool changed = !block.isMet;
    for (size_t i = 0; i < words_; i++) {
      uint64_t merged = block.isMet ? state[i] & current_[i] : current_[i];
      changed = changed || merged != state[i];
      state[i] = merged;
    }
    block.isMet = true;
    if (!changed || block.isQueued) return;
    block.isQueued = true;
    flow_.work.push_back(id);
  }

  // The last walk through a block, which says what its instructions become, is that with the state
  // that stays.
  void walk(int32_t id) {
    FlowBlock& block = flow_.at(id);
    block.isQueued = false;
    std::copy_n(stateOf(id), words_, current_);
    int32_t merged = -1;  // the handler that already knows the current state
    for (FlowInstr& instr : block.instrs) {
      if (instr.isMark) continue;
      if (instr.handler >= 0 && instr.handler != merged) {
        merged = instr.handler;
        merge(flow_.handlers[static_cast<size_t>(instr.handler)].block);
      }
      switch (instr.op) {
        case Op::LOAD_FAST:
        case Op::LOAD_FAST_CHECK:
          instr.op = get(instr.arg) ? Op::LOAD_FAST : Op::LOAD_FAST_CHECK;
          // Having been read it is bound.
          set(instr.arg, true);
          break;
        case Op::STORE_FAST: set(instr.arg, true); break;
        case Op::DELETE_FAST:
          if (get(instr.arg)) merged = -1;
          set(instr.arg, false);
          break;
        default: break;
      }
    }
    merge(block.target());
    if (block.fallsThrough()) merge(block.next);
  }

  Flow& flow_;
  size_t words_;  // of a state
  uint64_t* current_;
};

}  // namespace

void checkUnboundLocals(Flow& flow, uint32_t localCount, uint32_t parameterCount) {
  if (localCount == 0 || flow.placed.first < 0) return;
  BoundPass(flow, localCount).run(parameterCount);
}

}  // namespace ouro
