#include <vector>

#include "compiler/flow_passes.h"

namespace ouro {

namespace {

// How many ways lead into each block.
std::vector<uint32_t> countPredecessors(const Flow& flow) {
  std::vector<uint32_t> counts(flow.blocks.size(), 0);
  if (!flow.order.empty()) counts[static_cast<size_t>(flow.order.front())]++;
  for (size_t i = 0; i < flow.order.size(); i++) {
    const FlowBlock& block = flow.at(flow.order[i]);
    for (const FlowInstr& instr : block.instrs) {
      if (instr.target >= 0) counts[static_cast<size_t>(instr.target)]++;
    }
    if (fallsThrough(block) && i + 1 < flow.order.size())
      counts[static_cast<size_t>(flow.order[i + 1])]++;
  }
  for (const FlowHandler& handler : flow.handlers) counts[static_cast<size_t>(handler.block)] += 2;
  return counts;
}

class Spread {
 public:
  explicit Spread(Flow& flow)
      : flow_(flow), predecessors_(countPredecessors(flow)), given_(flow.blocks.size()) {}

  void run() {
    for (size_t i = 0; i < flow_.order.size(); i++) {
      FlowBlock& block = flow_.at(flow_.order[i]);
      ast::Span last = within(block, given_[static_cast<size_t>(flow_.order[i])]);
      if (last.line == 0) continue;
      if (!block.instrs.empty() && block.instrs.back().target >= 0)
        give(block.instrs.back().target, last);
      if (fallsThrough(block) && i + 1 < flow_.order.size()) give(flow_.order[i + 1], last);
    }
  }

 private:
  // What has no place of its own belongs to what runs before it. Returns the last place.
  static ast::Span within(FlowBlock& block, ast::Span last) {
    for (FlowInstr& instr : block.instrs) {
      if (instr.isMark) continue;
      if (instr.span.line == 0) {
        instr.span = last;
      } else {
        last = instr.span;
      }
    }
    return last;
  }
  void give(int32_t target, const ast::Span& span) {
    auto at = static_cast<size_t>(target);
    if (predecessors_[at] == 1) given_[at] = span;
  }

  Flow& flow_;
  std::vector<uint32_t> predecessors_;
  std::vector<ast::Span> given_;  // the place before each block
};

}  // namespace

void spreadPositions(Flow& flow, uint32_t firstLine) {
  Spread(flow).run();
  // Where a frame may end there is always a line to tell.
  for (int32_t id : flow.order) {
    FlowBlock& block = flow.at(id);
    if (block.instrs.empty() || block.instrs.back().op != Op::RETURN_VALUE) continue;
    ast::Span& last = block.instrs.back().span;
    if (last.line == 0) last = {firstLine, 0, firstLine, 0};
  }
}

}  // namespace ouro
