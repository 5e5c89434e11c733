#include <algorithm>

#include "compiler/flow_passes.h"

namespace ouro {

namespace {

class DepthPass {
 public:
  explicit DepthPass(Flow& flow) : flow_(flow) {}

  uint32_t run() {
    push(flow_.placed.first, 0);
    while (!flow_.work.empty()) follow(flow_.takeWork());
    return static_cast<uint32_t>(max_);
  }

 private:
  void push(int32_t block, int32_t depth) {
    max_ = std::max(max_, depth);
    if (block < 0 || !flow_.at(block).reachable || flow_.at(block).depth >= 0) return;
    flow_.at(block).depth = depth;
    flow_.work.push_back(block);
  }
  // The mark that says how deep the stack is at a handler dominates all that the handler covers,
  // but the walk may meet a covered block by another path first: then it comes back to it.
  void raise(int32_t index) {
    FlowHandler& handler = flow_.handlers[static_cast<size_t>(index)];
    if (handler.depth >= 0) push(handler.block, handler.depth + 1 + (handler.pushLasti ? 1 : 0));
  }
  void follow(int32_t id) {
    int32_t depth = flow_.at(id).depth;
    for (const FlowInstr& instr : flow_.at(id).instrs) {
      if (instr.isMark) {
        FlowHandler& handler = flow_.handlers[instr.arg];
        handler.depth = depth - handler.drop;
        raise(static_cast<int32_t>(instr.arg));
        continue;
      }
      StackEffect effect = stackEffect(instr);
      if (instr.target >= 0) {
        push(instr.target,
             depth - static_cast<int32_t>(effect.pops) + static_cast<int32_t>(effect.jumpPushes));
      }
      depth += static_cast<int32_t>(effect.pushes) - static_cast<int32_t>(effect.pops);
      max_ = std::max(max_, depth);
    }
    if (flow_.at(id).fallsThrough()) push(flow_.at(id).next, depth);
  }

  Flow& flow_;
  int32_t max_ = 0;
};

}  // namespace

uint32_t computeDepths(Flow& flow) { return DepthPass(flow).run(); }

}  // namespace ouro
