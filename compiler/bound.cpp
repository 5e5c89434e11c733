// Which locals are certainly bound: a forward pass over the blocks, exceptions included.
//
// The state of a block is the set of locals that are bound on every path to its start; a path that
// arrives later takes away from it, until nothing changes any more. A handler starts with what is
// bound before each instruction that it covers.

#include "compiler/flow_passes.h"

namespace ouro {

namespace {

class BoundPass {
 public:
  BoundPass(Flow& flow, uint32_t localCount)
      : flow_(flow),
        words_((localCount + 63) / 64),
        next_(flow.blocks.size(), -1),
        states_(flow.blocks.size() * words_, 0),
        seen_(flow.blocks.size(), false),
        queued_(flow.blocks.size(), false),
        current_(words_, 0) {
    for (size_t i = 0; i + 1 < flow.order.size(); i++) {
      next_[static_cast<size_t>(flow.order[i])] = flow.order[i + 1];
    }
  }

  void run(uint32_t parameterCount) {
    for (uint32_t i = 0; i < parameterCount; i++) set(i, true);
    merge(flow_.order.front());
    while (!work_.empty()) {
      int32_t block = work_.back();
      work_.pop_back();
      queued_[static_cast<size_t>(block)] = false;
      walk(block, false);
    }
    for (int32_t block : flow_.order) walk(block, true);
  }

 private:
  bool get(uint32_t local) const { return current_[local / 64] >> (local % 64) & 1; }
  void set(uint32_t local, bool bound) {
    uint64_t bit = uint64_t{1} << (local % 64);
    if (bound) {
      current_[local / 64] |= bit;
    } else {
      current_[local / 64] &= ~bit;
    }
  }

  // The current state flows into `block`.
  void merge(int32_t block) {
    if (block < 0) return;
    auto index = static_cast<size_t>(block);
    uint64_t* state = &states_[index * words_];
    bool changed = !seen_[index];
    for (size_t i = 0; i < words_; i++) {
      uint64_t merged = seen_[index] ? state[i] & current_[i] : current_[i];
      changed = changed || merged != state[i];
      state[i] = merged;
    }
    seen_[index] = true;
    if (!changed || queued_[index]) return;
    queued_[index] = true;
    work_.push_back(block);
  }

  void walk(int32_t block, bool rewrite) {
    auto index = static_cast<size_t>(block);
    for (size_t i = 0; i < words_; i++) current_[i] = states_[index * words_ + i];
    int32_t merged = -1;  // the handler that already knows the current state
    for (FlowInstr& instr : flow_.at(block).instrs) {
      if (instr.isMark) continue;
      if (!rewrite && instr.handler >= 0 && instr.handler != merged) {
        merged = instr.handler;
        merge(flow_.handlers[static_cast<size_t>(instr.handler)].block);
      }
      bool before = false;
      switch (instr.op) {
        case Op::LOAD_FAST:
        case Op::LOAD_FAST_CHECK:
          if (rewrite) instr.op = get(instr.arg) ? Op::LOAD_FAST : Op::LOAD_FAST_CHECK;
          // Having been read it is bound.
          set(instr.arg, true);
          break;
        case Op::STORE_FAST: set(instr.arg, true); break;
        case Op::DELETE_FAST:
          before = get(instr.arg);
          set(instr.arg, false);
          if (before) merged = -1;
          break;
        default: break;
      }
      if (!rewrite && instr.target >= 0) merge(instr.target);
    }
    if (!rewrite && fallsThrough(flow_.at(block))) merge(next_[index]);
  }

  Flow& flow_;
  size_t words_;
  std::vector<int32_t> next_, work_;
  std::vector<uint64_t> states_;
  std::vector<bool> seen_, queued_;
  std::vector<uint64_t> current_;
};

}  // namespace

void checkUnboundLocals(Flow& flow, uint32_t localCount, uint32_t parameterCount) {
  if (localCount == 0 || flow.order.empty()) return;
  BoundPass(flow, localCount).run(parameterCount);
}

}  // namespace ouro
