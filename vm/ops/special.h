#pragma once
// Special methods that instructions wait for: entering them. What their result is made of is in
// slow_special.cpp. The instruction's operands stay where they are until then, so that this works
// in generators as well, whose frames have no room for a call's.

#include "vm/ops/operators.h"
#include "vm/regs.h"
#include "vm/slow.h"

namespace ouro {

// Enters machine.special; the registers are saved, the operands are on the stack.
[[gnu::always_inline]] inline Flow enterSpecial(Regs& r) {
  Frame* frame = pushSpecial(r.rt);
  if (!frame) [[unlikely]]
    return Flow::Error;
  r.begin(frame);
  if (safePointWanted(r)) [[unlikely]] {
    r.save();
    if (!safePoint(r.rt)) return Flow::Error;
  }
  return Flow::Next;
}

// It has ended with `v` (a move); the frame whose instruction waits for it is the current one
// again.
[[gnu::always_inline]] inline Flow leaveSpecialMethod(Regs& r, Value v, uint32_t after) {
  bool ok = settleSpecial(r.rt, v, after);
  r.load(r.rt.frame);
  return ok ? Flow::Next : Flow::Error;
}

}  // namespace ouro
