#include <algorithm>
#include <utility>
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

// Jumps lead past blocks without code, which vanish unless a handler is one.
void skipEmptyBlocks(Flow& flow) {
  std::vector<int32_t> leadsTo(flow.blocks.size(), -1);
  int32_t next = -1;
  for (size_t i = flow.order.size(); i > 0; i--) {
    int32_t id = flow.order[i - 1];
    if (next < 0 || !flow.at(id).instrs.empty()) next = id;
    leadsTo[static_cast<size_t>(id)] = next;
  }
  for (int32_t id : flow.order)
    for (FlowInstr& instr : flow.at(id).instrs)
      if (instr.target >= 0) instr.target = leadsTo[static_cast<size_t>(instr.target)];
  for (const FlowHandler& handler : flow.handlers)
    leadsTo[static_cast<size_t>(handler.block)] = handler.block;
  std::erase_if(flow.order, [&](int32_t id) { return leadsTo[static_cast<size_t>(id)] != id; });
}

// An end of the scope, all of it without a place of its own.
bool isBareExit(const FlowBlock& block) {
  if (block.instrs.empty()) return false;
  Op last = block.instrs.back().op;
  if (last != Op::RETURN_VALUE && last != Op::RERAISE) return false;
  for (const FlowInstr& instr : block.instrs)
    if (instr.isMark || instr.span.line != 0) return false;
  return true;
}

// Each jump to such an end gets one of its own, so that the frame ends where it jumped from, as in
// the reference: a step from the last line of an `if` to the end of a function stays there.
void copyBareExits(Flow& flow) {
  std::vector<uint32_t> predecessors = countPredecessors(flow);
  std::vector<std::pair<int32_t, int32_t>> copies;  // (the block, its copy)
  for (int32_t id : flow.order) {
    int32_t target = flow.at(id).instrs.empty() ? -1 : flow.at(id).instrs.back().target;
    if (target < 0 || !isBareExit(flow.at(target))) continue;
    uint32_t& left = predecessors[static_cast<size_t>(target)];
    if (left == 1) continue;
    left--;
    int32_t made = flow.newBlock();
    flow.at(made) = flow.at(target);
    flow.at(id).instrs.back().target = made;
    copies.emplace_back(target, made);
  }
  if (copies.empty()) return;
  std::sort(copies.begin(), copies.end());
  std::vector<int32_t> order;
  for (int32_t id : flow.order) {
    order.push_back(id);
    auto at = std::lower_bound(copies.begin(), copies.end(), std::pair{id, 0});
    for (; at != copies.end() && at->first == id; ++at) order.push_back(at->second);
  }
  flow.order = std::move(order);
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
  skipEmptyBlocks(flow);
  copyBareExits(flow);
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
