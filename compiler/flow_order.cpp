#include "compiler/flow_passes.h"

namespace ouro {

namespace {

// Marks what can be reached. The warm pass does not follow exceptions.
class Reach {
 public:
  Reach(Flow& flow, bool warm) : flow_(flow), warm_(warm) {}
  void run() {
    for (FlowBlock& block : flow_.blocks()) flag(block) = false;
    follow(flow_.placed.first);
    while (!flow_.work.empty()) follow(flow_.takeWork());
  }

 private:
  bool& flag(FlowBlock& block) { return warm_ ? block.warm : block.reachable; }
  void push(int32_t block) {
    if (!flag(flow_.at(block))) flow_.work.push_back(block);
  }
  // From the block on, as far as one falls into the next.
  void follow(int32_t id) {
    while (id >= 0 && !flag(flow_.at(id))) {
      FlowBlock& block = flow_.at(id);
      flag(block) = true;
      if (!warm_ && !flow_.handlers.empty()) pushHandlers(block);
      if (block.target() >= 0) push(block.target());
      id = block.fallsThrough() ? block.next : -1;
    }
  }
  void pushHandlers(const FlowBlock& block) {
    for (const FlowInstr& instr : block.instrs)
      if (instr.handler >= 0 && !instr.isMark)
        push(flow_.handlers[static_cast<size_t>(instr.handler)].block);
  }

  Flow& flow_;
  bool warm_;
};

// Whether between the block and `target` (excluded) there is no code.
bool isNext(const Flow& flow, int32_t block, int32_t target) {
  for (int32_t id = flow.at(block).next; id >= 0; id = flow.at(id).next) {
    if (id == target) return true;
    if (!flow.at(id).instrs.empty()) return false;
  }
  return false;
}

uint32_t lineAt(const Flow& flow, int32_t block) {
  const auto& instrs = flow.at(block).instrs;
  return instrs.empty() ? 0 : instrs.front().span.line;
}

void dropJumpsToNext(Flow& flow) {
  for (int32_t id = flow.placed.first; id >= 0; id = flow.at(id).next) {
    FlowBlock& block = flow.at(id);
    if (block.instrs.empty()) continue;
    FlowInstr& last = block.instrs.back();
    if (last.op != Op::JUMP || !isNext(flow, id, last.target)) continue;
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
  flow.keepPlaced([](const FlowBlock& block) { return block.reachable; });
  dropJumpsToNext(flow);
}

void moveColdBlocks(Flow& flow) {
  if (flow.handlers.empty()) return;
  Reach(flow, true).run();
  FlowChain warm, cold;
  for (int32_t id = flow.placed.first, next; id >= 0; id = next) {
    next = flow.at(id).next;
    flow.append(flow.at(id).warm ? warm : cold, id);
    // What falls from a cold block into a warm one must jump there from now on.
    const bool falls = !flow.at(id).warm && flow.at(id).fallsThrough();
    if (!falls || next < 0 || !flow.at(next).warm) continue;
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
    flow.append(cold, extra);
  }
  flow.at(warm.last).next = cold.first;
  flow.placed = {warm.first, cold.first < 0 ? warm.last : cold.last};
  dropJumpsToNext(flow);
}

}  // namespace ouro
