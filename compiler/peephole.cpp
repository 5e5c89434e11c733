// Improvements within a block, and jumps that lead to jumps.

#include <algorithm>

#include "compiler/flow_passes.h"

namespace ouro {

namespace {

using Instrs = std::vector<FlowInstr>;

constexpr size_t kMaxExitSize =
    4;  // exits up to this length are copied to where a jump leads there

bool isPlain(const FlowInstr& instr, Op op) { return instr.op == op && !instr.isMark; }

// `a, b = b, a` builds no tuple: the values are exchanged where they lie.
bool unpackInPlace(Instrs& code, size_t i) {
  if (i + 1 >= code.size() || !isPlain(code[i], Op::BUILD_TUPLE) ||
      !isPlain(code[i + 1], Op::UNPACK_SEQUENCE) || code[i].arg != code[i + 1].arg) {
    return false;
  }
  uint32_t count = code[i].arg;
  if (count < 1 || count > 3) return false;
  code[i].op = Op::NOP;
  code[i].arg = 0;
  if (count == 1) {
    code[i + 1].op = Op::NOP;
    code[i + 1].arg = 0;
  } else {
    code[i + 1].op = Op::SWAP;  // of three values the middle one stays
  }
  return true;
}

void dropUnused(Instrs& code, size_t i) {
  if (i + 1 >= code.size() || !isPlain(code[i + 1], Op::POP_TOP)) return;
  bool isPure =
      isPlain(code[i], Op::LOAD_CONST) || (isPlain(code[i], Op::COPY) && code[i].arg == 1);
  if (!isPure) return;
  code[i].op = code[i + 1].op = Op::NOP;
  code[i].arg = 0;
}

bool isMovableStore(const FlowInstr& instr) {
  return isPlain(instr, Op::STORE_FAST) || isPlain(instr, Op::POP_TOP);
}

// A run of SWAPs is a permutation of the values at the stack's top; patterns make long ones. It is
// written anew with as few as its cycles need: SWAP n puts the top where it belongs.
void shortenSwaps(Instrs& code, size_t start) {
  size_t end = start, depth = 0;
  while (end < code.size() && isPlain(code[end], Op::SWAP)) {
    depth = std::max<size_t>(depth, code[end].arg);
    end++;
  }
  if (end - start < 2) return;
  std::vector<size_t> from(depth);  // which value lies at each place afterwards
  for (size_t i = 0; i < depth; i++) from[i] = i;
  for (size_t i = start; i < end; i++) std::swap(from[0], from[code[i].arg - 1]);
  std::vector<size_t> place(depth);  // where each value must go
  for (size_t i = 0; i < depth; i++) place[from[i]] = i;
  std::vector<uint32_t> swaps;
  for (size_t cycle = 0; cycle < depth; cycle++) {
    // The top is sent home until the cycle is closed; for a cycle that does not hold the top, a
    // value of it is fetched first.
    if (cycle > 0 && place[cycle] != cycle) {
      std::swap(place[0], place[cycle]);
      swaps.push_back(static_cast<uint32_t>(cycle + 1));
    }
    while (place[0] != 0) {
      size_t home = place[0];
      std::swap(place[0], place[home]);
      swaps.push_back(static_cast<uint32_t>(home + 1));
    }
  }
  if (swaps.size() >= end - start) return;
  for (size_t i = start; i < end; i++) {
    bool used = i - start < swaps.size();
    code[i].op = used ? Op::SWAP : Op::NOP;
    code[i].arg = used ? swaps[i - start] : 0;
  }
}

// SWAPs before as many stores to locals: the stores are put in order instead.
//
//     SWAP 2; STORE_FAST a; STORE_FAST b    ->    STORE_FAST b; STORE_FAST a
void orderStores(Instrs& code, size_t start) {
  size_t swaps = start, depth = 0;
  while (swaps < code.size() && isPlain(code[swaps], Op::SWAP)) {
    depth = std::max<size_t>(depth, code[swaps].arg);
    swaps++;
  }
  if (swaps == start || depth > 32 || swaps + depth > code.size()) return;
  for (size_t i = 0; i < depth; i++) {
    if (!isMovableStore(code[swaps + i])) return;
    for (size_t j = 0; j < i; j++) {
      const FlowInstr &a = code[swaps + i], &b = code[swaps + j];
      if (a.op == Op::STORE_FAST && b.op == Op::STORE_FAST && a.arg == b.arg) return;
    }
  }
  size_t from[32];  // which value lies at each depth after the swaps
  for (size_t i = 0; i < depth; i++) from[i] = i;
  for (size_t i = start; i < swaps; i++) std::swap(from[0], from[code[i].arg - 1]);
  Instrs sorted(depth);
  for (size_t i = 0; i < depth; i++) sorted[from[i]] = code[swaps + i];
  std::copy(sorted.begin(), sorted.end(), code.begin() + static_cast<ptrdiff_t>(swaps));
  for (size_t i = start; i < swaps; i++) {
    code[i].op = Op::NOP;
    code[i].arg = 0;
  }
}

// A NOP stays where a line would otherwise have no instruction: tracing must see `pass`. nextLine:
// that of what follows the block; 0: none.
void dropNops(Instrs& code, uint32_t nextLine) {
  auto isNop = [](const FlowInstr& instr) { return isPlain(instr, Op::NOP); };
  if (std::none_of(code.begin(), code.end(), isNop)) return;
  uint32_t lastLine = 0;
  size_t kept = 0;
  for (size_t i = 0; i < code.size(); i++) {
    FlowInstr instr = code[i];
    if (isNop(instr)) {
      size_t next = i + 1;
      while (next < code.size() && code[next].isMark) next++;
      uint32_t line = instr.span.line;
      if (line == 0 || line == lastLine) continue;
      if (next == code.size()) {
        if (line == nextLine) continue;
      } else if (code[next].span.line == line) {
        continue;
      } else if (code[next].span.line == 0) {
        code[next].span = instr.span;
        continue;
      }
    }
    if (!instr.isMark) lastLine = instr.span.line;
    code[kept++] = instr;
  }
  code.resize(kept);
}

bool startsSwaps(const Instrs& code, size_t i) {
  return isPlain(code[i], Op::SWAP) && (i == 0 || !isPlain(code[i - 1], Op::SWAP));
}

// Is there anything that the functions above look for?
bool mayImprove(const Instrs& code) {
  for (size_t i = 0; i < code.size(); i++) {
    switch (code[i].op) {
      case Op::NOP:
        if (!code[i].isMark) return true;
        break;
      case Op::SWAP:
      case Op::UNPACK_SEQUENCE: return true;
      case Op::POP_TOP:
        if (i > 0 && (code[i - 1].op == Op::LOAD_CONST || code[i - 1].op == Op::COPY)) return true;
        break;
      default: break;
    }
  }
  return false;
}

void optimizeBlock(Instrs& code, uint32_t nextLine) {
  for (size_t i = 0; i < code.size(); i++) unpackInPlace(code, i);
  dropNops(code, nextLine);
  for (size_t i = 0; i < code.size(); i++) {
    if (startsSwaps(code, i)) shortenSwaps(code, i);
  }
  dropNops(code, nextLine);
  for (size_t i = 0; i < code.size(); i++) {
    dropUnused(code, i);
    if (startsSwaps(code, i)) orderStores(code, i);
  }
  dropNops(code, nextLine);
}

// ---- jumps

class Threader {
 public:
  explicit Threader(Flow& flow) : flow_(flow) {}
  void run() {
    for (int32_t id = flow_.placed.first; id >= 0; id = flow_.at(id).next) {
      // Each step brings the jump nearer to its end; a jump to itself must not go on for ever.
      for (int steps = 0; steps < 16 && step(id); steps++) {
      }
    }
  }

 private:
  // The first block at or behind `id` that holds code.
  const FlowBlock* landing(int32_t id) const {
    while (id >= 0 && flow_.at(id).instrs.empty()) id = flow_.at(id).next;
    return id < 0 ? nullptr : &flow_.at(id);
  }

  // A jump may skip another only if no line goes unseen.
  static bool hidesLine(FlowInstr& jump, const FlowInstr& skipped) {
    if (skipped.span.line == 0 || skipped.span.line == jump.span.line) return false;
    if (jump.op != Op::JUMP || jump.span.line != 0) return true;
    jump.span = skipped.span;
    return false;
  }

  bool step(int32_t id) {
    Instrs& code = flow_.at(id).instrs;
    if (code.empty() || code.back().target < 0) return false;
    FlowInstr& jump = code.back();
    const FlowBlock* target = landing(jump.target);
    if (target == nullptr || &flow_.at(id) == target) return false;
    const FlowInstr& first = target->instrs.front();
    if (first.isMark) return false;
    if (isJump(first.op) && hidesLine(jump, first)) return false;
    switch (jump.op) {
      case Op::JUMP: return threadPlain(code, first) || copyExit(code, *target);
      case Op::POP_JUMP_IF_FALSE:
      case Op::POP_JUMP_IF_TRUE:
      case Op::POP_JUMP_IF_NONE:
      case Op::POP_JUMP_IF_NOT_NONE: return first.op == Op::JUMP && retarget(jump, first.target);
      case Op::JUMP_IF_FALSE_OR_POP: return threadKeeping(jump, first, false);
      case Op::JUMP_IF_TRUE_OR_POP: return threadKeeping(jump, first, true);
      default: return false;
    }
  }

  static bool retarget(FlowInstr& jump, int32_t target) {
    if (jump.target == target) return false;
    jump.target = target;
    return true;
  }

  // A jump to the end of a loop's turn ends the turn itself.
  bool threadPlain(Instrs& code, const FlowInstr& first) {
    if (first.op != Op::JUMP && first.op != Op::JUMP_BACKWARD) return false;
    Op op = first.op;
    int32_t target = first.target;
    code.back().op = op;
    return retarget(code.back(), target);
  }

  // JUMP_IF_FALSE_OR_POP to a place that tests the same value again: the outcome is known there.
  bool threadKeeping(FlowInstr& jump, const FlowInstr& first, bool ifTrue) {
    switch (first.op) {
      case Op::JUMP: return retarget(jump, first.target);
      case Op::JUMP_IF_FALSE_OR_POP:
      case Op::JUMP_IF_TRUE_OR_POP:
        if (first.op == jump.op) return retarget(jump, first.target);
        return false;
      case Op::POP_JUMP_IF_FALSE:
      case Op::POP_JUMP_IF_TRUE:
        if ((first.op == Op::POP_JUMP_IF_TRUE) != ifTrue) return false;
        jump.op = first.op;
        return retarget(jump, first.target);
      default: return false;
    }
  }

  bool copyExit(Instrs& code, const FlowBlock& target) {
    const Instrs& exit = target.instrs;
    if (exit.size() > kMaxExitSize) return false;
    Op last = exit.back().op;
    if (last != Op::RETURN_VALUE && last != Op::RAISE_VARARGS) return false;
    for (const FlowInstr& instr : exit) {
      if (instr.isMark) return false;
    }
    FlowInstr jump = code.back();
    bool isSeen = jump.span.line == 0 || exit.front().span.line == jump.span.line ||
                  (code.size() > 1 && code[code.size() - 2].span.line == jump.span.line);
    code.pop_back();
    if (!isSeen && exit.front().span.line != 0) {  // the jump's line needs an instruction
      jump.op = Op::NOP;
      jump.target = -1;
      code.push_back(jump);
    }
    size_t start = code.size();
    code.insert(code.end(), exit.begin(), exit.end());
    if (code[start].span.line == 0) code[start].span = jump.span;
    return true;
  }

  Flow& flow_;
};

// The line of the first instruction behind the block.
uint32_t lineBehind(const Flow& flow, int32_t block) {
  for (int32_t id = flow.at(block).next; id >= 0; id = flow.at(id).next)
    for (const FlowInstr& instr : flow.at(id).instrs)
      if (!instr.isMark) return instr.span.line;
  return 0;
}

}  // namespace

void optimizeBlocks(Flow& flow) {
  for (int32_t id = flow.placed.first; id >= 0; id = flow.at(id).next) {
    Instrs& code = flow.at(id).instrs;
    if (mayImprove(code)) optimizeBlock(code, lineBehind(flow, id));
  }
  dropDeadBlocks(flow);
  Threader(flow).run();
  dropDeadBlocks(flow);
}

}  // namespace ouro
