#include <ranges>
#include <utility>
#include <vector>

#include "compiler/flow_passes.h"

namespace ouro {

namespace {

void countPredecessors(Flow& flow) {
  for (FlowBlock& block : flow.blocks()) block.predecessors = 0;
  auto count = [&](int32_t block, uint32_t ways) {
    if (block >= 0) flow.at(block).predecessors += ways;
  };
  count(flow.placed.first, 1);
  for (int32_t id = flow.placed.first; id >= 0; id = flow.at(id).next) {
    const FlowBlock& block = flow.at(id);
    count(block.target(), 1);
    if (block.fallsThrough()) count(block.next, 1);
  }
  for (const FlowHandler& handler : flow.handlers) count(handler.block, 2);
}

// Jumps lead past blocks without code, which vanish unless a handler is one.
void skipEmptyBlocks(Flow& flow) {
  int32_t before = flow.placed.first;  // the first block that leads to the next one with code
  for (int32_t id = before; id >= 0; id = flow.at(id).next) {
    if (flow.at(id).instrs.empty() && flow.at(id).next >= 0) continue;
    for (; before != id; before = flow.at(before).next) flow.at(before).leadsTo = id;
    flow.at(id).leadsTo = id;
    before = flow.at(id).next;
  }
  for (int32_t id = flow.placed.first; id >= 0; id = flow.at(id).next)
    if (int32_t target = flow.at(id).target(); target >= 0)
      flow.at(id).instrs.back().target = flow.at(target).leadsTo;
  for (const FlowHandler& handler : flow.handlers) flow.at(handler.block).leadsTo = handler.block;
  flow.keepPlaced([&](const FlowBlock& block) { return &flow.at(block.leadsTo) == &block; });
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
// Predecessors are counted, before and after.
void copyBareExits(Flow& flow) {
  std::vector<std::pair<int32_t, int32_t>> copies;  // (the block, its copy)
  for (int32_t id = flow.placed.first; id >= 0; id = flow.at(id).next) {
    int32_t target = flow.at(id).target();
    if (target < 0 || !isBareExit(flow.at(target))) continue;
    uint32_t& left = flow.at(target).predecessors;
    if (left == 1) continue;
    left--;
    int32_t made = flow.newBlock();
    flow.at(made) = flow.at(target);
    flow.at(id).instrs.back().target = made;
    copies.emplace_back(target, made);
  }
  // Those of a block stand behind it in the order of the jumps.
  for (auto [block, copy] : std::views::reverse(copies)) {
    flow.at(copy).next = flow.at(block).next;
    flow.at(block).next = copy;
  }
  if (!copies.empty()) countPredecessors(flow);
}

class Spread {
 public:
  explicit Spread(Flow& flow) : flow_(flow) {}

  void run() {
    for (int32_t id = flow_.placed.first; id >= 0; id = flow_.at(id).next) {
      FlowBlock& block = flow_.at(id);
      ast::Span last = within(block, block.before);
      if (last.line == 0) continue;
      give(block.target(), last);
      if (block.fallsThrough()) give(block.next, last);
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
  void give(int32_t block, const ast::Span& span) {
    if (block >= 0 && flow_.at(block).predecessors == 1) flow_.at(block).before = span;
  }

  Flow& flow_;
};

}  // namespace

void spreadPositions(Flow& flow, uint32_t firstLine) {
  skipEmptyBlocks(flow);
  countPredecessors(flow);
  copyBareExits(flow);
  Spread(flow).run();
  // Where a frame may end there is always a line to tell.
  for (int32_t id = flow.placed.first; id >= 0; id = flow.at(id).next) {
    FlowBlock& block = flow.at(id);
    if (block.instrs.empty() || block.instrs.back().op != Op::RETURN_VALUE) continue;
    ast::Span& last = block.instrs.back().span;
    if (last.line == 0) last = {firstLine, 0, firstLine, 0};
  }
}

}  // namespace ouro
