// A left operand that is a local is loaded when the right one is there, so that a fused form may
// read it in place:
//
//     LOAD_FAST x; right; BINARY_ADD    ->    right; LOAD_FAST x; SWAP 2; BINARY_ADD
//
// Nothing but this code can bind the local anew meanwhile, and it does not. Only what stands in one
// block and on one line is moved: whoever traces sees the same lines. Where there are forms for
// both operands nothing moves.

#include <algorithm>
#include <vector>

#include "compiler/flow_passes.h"

namespace ouro {

namespace {

using Instrs = std::vector<FlowInstr>;
constexpr size_t kNone = SIZE_MAX;

// Is there a form for the operator at `at` whose left operand is a local and whose right one lies
// on the stack?
bool hasForm(const Instrs& code, size_t at) {
  switch (code[at].op) {
    case Op::BINARY_ADD:
    case Op::INPLACE_ADD:
    case Op::BINARY_SUBTRACT:
    case Op::BINARY_MULTIPLY:
    case Op::BINARY_SUBSCR:
    case Op::STORE_SUBSCR: return true;
    default: break;
  }
  if (!isComparison(code[at].op) || at + 1 == code.size()) return false;
  return code[at + 1].op == Op::POP_JUMP_IF_FALSE || code[at + 1].op == Op::POP_JUMP_IF_TRUE;
}

// Is there a form that makes use of how the right operand ends? Where that is but a load, the left
// one is in a form with it, or none.
bool hasOtherForm(Op last) {
  return last == Op::LOAD_FAST || last == Op::LOAD_CONST || last == Op::BUILD_TUPLE ||
         last == Op::BUILD_SLICE;
}

bool bindsLocal(Op op) { return op == Op::STORE_FAST || op == Op::DELETE_FAST; }

// Which instruction loads the left operand of the operator at `at`, if it may be moved; else kNone.
// What lies between the two makes one value.
size_t movableLoad(const Instrs& code, size_t at) {
  const FlowInstr& op = code[at];
  bool binds = false;
  uint32_t wanted = 1;
  size_t from = at;
  while (wanted != 0) {
    if (from-- == 0) return kNone;
    const FlowInstr& instr = code[from];
    const StackEffect effect = stackEffect(instr);
    if (instr.isMark || instr.span.line != op.span.line || effect.pushes > wanted) return kNone;
    wanted += effect.pops - effect.pushes;
    binds |= bindsLocal(instr.op);
  }
  if (from-- == 0) return kNone;
  const FlowInstr& load = code[from];
  if (load.isMark || load.op != Op::LOAD_FAST || load.span.line != op.span.line) return kNone;
  const auto rebinds = [&](const FlowInstr& instr) {
    return bindsLocal(instr.op) && instr.arg == load.arg;
  };
  const auto between = code.begin() + static_cast<ptrdiff_t>(from);
  if (binds && std::any_of(between, between + static_cast<ptrdiff_t>(at - from), rebinds))
    return kNone;
  return from;
}

// The operator then lies one further on.
void moveLoad(Instrs& code, size_t from, size_t at) {
  const auto begin = code.begin();
  FlowInstr swap = code[from];
  swap.op = Op::SWAP;
  swap.arg = 2;
  std::rotate(begin + static_cast<ptrdiff_t>(from), begin + static_cast<ptrdiff_t>(from) + 1,
              begin + static_cast<ptrdiff_t>(at));
  code.insert(begin + static_cast<ptrdiff_t>(at), swap);
}

void loadLateIn(Instrs& code) {
  for (size_t at = 2; at < code.size(); at++) {
    if (!hasForm(code, at) || hasOtherForm(code[at - 1].op)) continue;
    const size_t from = movableLoad(code, at);
    if (from != kNone) moveLoad(code, from, at++);
  }
}

}  // namespace

void loadLate(Flow& flow) {
  if (!kFuse || !kBorrow) return;
  for (int32_t id = flow.placed.first; id >= 0; id = flow.at(id).next)
    loadLateIn(flow.at(id).instrs);
}

}  // namespace ouro
