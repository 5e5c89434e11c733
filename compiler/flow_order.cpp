#include "compiler/flow_passes.h"

namespace ouro {

namespace {

// Marks what can be reached from the blocks on `work` that are not marked yet. The warm pass does
// not follow exceptions.
class Reach {
 public:
  Reach(Flow& flow, bool warm) : flow_(flow), warm_(warm), next_(flow.blocks.size(), -1) {
    for (size_t i = 0; i + 1 < flow.order.size(); i++) {
      next_[static_cast<size_t>(flow.order[i])] = flow.order[i + 1];
    }
    work_.reserve(flow.blocks.size());
  }
  void run() {
    for (FlowBlock& block : flow_.blocks) flag(block) = false;
    if (!flow_.order.empty()) push(flow_.order.front());
    while (!work_.empty()) {
      int32_t block = work_.back();
      work_.pop_back();
      follow(block);
    }
  }

 private:
  bool& flag(FlowBlock& block) { return warm_ ? block.warm : block.reachable; }
  void push(int32_t block) {
    if (block < 0 || flag(flow_.at(block))) return;
    flag(flow_.at(block)) = true;
    work_.push_back(block);
  }
  void follow(int32_t block) {
    const FlowBlock& here = flow_.at(block);
    for (const FlowInstr& instr : here.instrs) {
      if (instr.target >= 0) push(instr.target);
      if (!warm_ && instr.handler >= 0 && !instr.isMark) {
        push(flow_.handlers[static_cast<size_t>(instr.handler)].block);
      }
    }
    if (fallsThrough(here)) push(next_[static_cast<size_t>(block)]);
  }

  Flow& flow_;
  bool warm_;
  std::vector<int32_t> next_;  // the block placed behind each
  std::vector<int32_t> work_;
};

// Whether between `from` and the block `target` (in order, excluded) there is no code.
bool isNext(const Flow& flow, size_t from, int32_t target) {
  for (size_t i = from + 1; i < flow.order.size(); i++) {
    if (flow.order[i] == target) return true;
    if (!flow.at(flow.order[i]).instrs.empty()) return false;
  }
  return false;
}

uint32_t lineAt(const Flow& flow, int32_t block) {
  const auto& instrs = flow.at(block).instrs;
  return instrs.empty() ? 0 : instrs.front().span.line;
}

void dropJumpsToNext(Flow& flow) {
  for (size_t i = 0; i < flow.order.size(); i++) {
    FlowBlock& block = flow.at(flow.order[i]);
    if (block.instrs.empty()) continue;
    FlowInstr& last = block.instrs.back();
    if (last.op != Op::JUMP || !isNext(flow, i, last.target)) continue;
    size_t size = block.instrs.size();
    bool isSeen = last.span.line == 0 || last.span.line == lineAt(flow, last.target) ||
                  (size > 1 && block.instrs[size - 2].span.line == last.span.line);
    if (isSeen) {
      block.instrs.pop_back();
    } else {  // the line needs an instruction
      last.op = Op::NOP;
      last.target = -1;
    }
  }
}

}  // namespace

void dropDeadBlocks(Flow& flow) {
  Reach(flow, false).run();
  std::erase_if(flow.order, [&](int32_t block) { return !flow.at(block).reachable; });
  dropJumpsToNext(flow);
}

void moveColdBlocks(Flow& flow) {
  if (flow.handlers.empty()) return;
  Reach(flow, true).run();
  std::vector<int32_t> warm, cold;
  for (size_t i = 0; i < flow.order.size(); i++) {
    int32_t id = flow.order[i];
    if (flow.at(id).warm) {
      warm.push_back(id);
      continue;
    }
    cold.push_back(id);
    // What falls from a cold block into a warm one must jump there from now on.
    if (!fallsThrough(flow.at(id)) || i + 1 == flow.order.size()) continue;
    int32_t next = flow.order[i + 1];
    if (!flow.at(next).warm) continue;
    FlowInstr jump;
    jump.op = Op::JUMP;
    jump.target = next;
    if (!flow.at(id).instrs.empty()) {
      jump.span = flow.at(id).instrs.back().span;
      jump.handler = flow.at(id).instrs.back().handler;
    }
    // A conditional jump ends its block: the new one stands in a block of its own.
    int32_t extra = flow.newBlock();
    flow.at(extra).reachable = true;
    flow.at(extra).instrs.push_back(jump);
    cold.push_back(extra);
  }
  flow.order = std::move(warm);
  flow.order.insert(flow.order.end(), cold.begin(), cold.end());
  dropJumpsToNext(flow);
}

}  // namespace ouro
