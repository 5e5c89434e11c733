#pragma once
// Comprehensions and generator expressions: code that is called where it is made, and no function
// is made for. Their operands:
//
//   unbound   cell 1 ... cell n   iterator
//             ^------------------ the free variables
//
// The frame stands in for its function by seeing the global names that the caller's sees.

#include "vm/ops/calls.h"

namespace ouro {

// Enters the frame of `code` whose iterator lies on top of the stack, which is its parameter there.
// The cells below it move to where COPY_FREE_VARS, the first of the code's instructions, would copy
// them. Of the caller's operands those from `kept` on belong to the callee; the result goes to
// base.
[[gnu::always_inline]] inline Flow enterComprehension(Regs& r, Code* code, uint32_t cells,
                                                      Value* base, Value* kept, uint32_t flags,
                                                      uint32_t after) {
  Value* const iterator = r.sp - 1;
  Value* locals = placeArguments(r, iterator, 1);
  const bool isPlain = mayEnter(r, code, locals);
  if (!isPlain && !mayPush(r.rt, r.machine, code, locals)) [[unlikely]]
    return Flow::Error;
  Frame* caller = r.frame;
  caller->pc = r.pc;
  caller->stackTop = kept;
  Frame* frame = layFrame(r.rt, caller->function, code, base, locals, locals + code->parameterCount,
                          flags, caller, r.pc);
  frame->after = after;
  const Value* from = iterator - cells;
  Value* to = reinterpret_cast<Value*>(frame) - cells;
  for (uint32_t k = 0; k < cells; k++) to[k] = from[k];
  r.begin(frame);
  r.pc += cells != 0;
  if (isPlain || !safePointWanted(r)) [[likely]]
    return Flow::Next;
  r.save();
  return safePoint(r.rt) ? Flow::Next : Flow::Error;
}

OURO_OP(CALL_COMPREHENSION) {
  Value* base = r.sp - i.a() - 2;
  r.save();
  Code* code = r.constants()[i.b()].as<Code>();
  return enterComprehension(r, code, i.a(), base, base + 1, 0, 0);
}

// A generator that the call behind this instruction takes all items of, as it did before, is not
// made either: its frame runs on the call stack for as long as that can be (vm/reduction.h).
OURO_OP(MAKE_GENERATOR) {
  const uint32_t cells = i.a();
  Value* base = r.sp - cells - 2;
  r.save();
  Code* code = r.constants()[i.b()].as<Code>();
  if (r.pc->op() == Op::CALL_REDUCTION && r.pc->arg() == 1 && !r.rt.tracing.active) [[likely]] {
    const Reduction kind = reductionBy(r.rt, base - 2);
    if (kind != Reduction::None) [[likely]] {
      if (!beginReduction(r.rt, kind, base - 2, 1)) return Flow::Error;
      r.pc += 1;  // the frame is the call's
      return enterComprehension(r, code, cells, base - 2, base + 1, kReduced,
                                static_cast<uint32_t>(kind));
    }
  }
  r.sp = base;
  return r.pushOwned(makeGenerator(r.rt, r.frame, code, base + 1, cells));
}

}  // namespace ouro
