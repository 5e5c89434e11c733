#pragma once
// Special methods that instructions wait for: entering them. What their result is made of is in
// slow_special.cpp. The instruction's operands stay where they are until then, so that this works
// in generators as well, whose frames have no room for a call's.

#include "vm/callee_guess.h"
#include "vm/ops/operators.h"
#include "vm/regs.h"
#include "vm/slow.h"

namespace ouro {

// May a frame of this code begin at `locals`, on the call stack? A collection that is due can wait.
[[gnu::always_inline]] inline bool hasPlace(Regs& r, const Code* code, const Value* locals) {
  return r.rt.depth < r.rt.callLimit && locals + code->frameSize <= r.machine.stackEnd;
}
// Is there nothing at all to look at more closely before that?
[[gnu::always_inline]] inline bool mayEnter(Regs& r, const Code* code, const Value* locals) {
  return hasPlace(r, code, locals) && !r.rt.heap.collectionDue();
}
// The same for code whose directArguments are given.
[[gnu::always_inline]] inline bool mayEnterDirectly(Regs& r, const Code* code,
                                                    const Value* locals) {
  return r.rt.depth < r.rt.callLimit && locals + code->slotCount <= r.rt.stackEnd &&
         !r.rt.heap.collectionDue();
}

// The frame just pushed is the current one, and begins. It holds its function and arguments by now,
// so that others may have their turn.
[[gnu::always_inline]] inline Flow beginFrame(Regs& r, Frame* frame) {
  r.begin(frame);
  if (safePointWanted(r)) [[unlikely]] {
    r.save();
    if (!safePoint(r.rt)) return Flow::Error;
  }
  return Flow::Next;
}

// A frame for machine.special, whose arguments are all there.
[[gnu::always_inline]] inline void laySpecial(Regs& r) {
  SpecialCall& special = r.machine.special;
  Function* method = special.method;
  Value *locals = r.sp, held = std::exchange(special.held, Value::none());
  const bool areOperands = takesOperands(special.after);
  const Value* arguments = areOperands ? r.sp - special.count : special.arguments;
  const auto lay = [=](uint32_t k, Value argument) __attribute__((always_inline)) {
    retain(argument);
    locals[k] = argument;
  };
  const uint32_t count = special.count;
  lay(0, special.arguments[0]);
  if (count > 1) lay(1, arguments[1]);
  for (uint32_t k = 2; k < count; k++) lay(k, arguments[k]);
  if (areOperands) addDefaults(method, special.count, locals);
  retain(method);
  const uint32_t after = waitsFor(special.after, r.pc[-1]);
  Code* code = guessed(r.pc, method->code);
  Value* unset = locals + code->parameterCount;
  Frame* frame = layFrame(r.rt, method, code, locals, locals, unset, kSpecialFrame | kOwnsFunction,
                          r.frame, r.pc);
  frame->after = after;
  r.begin(frame);
  if (!held.isObject()) [[likely]]
    return;
  r.save();
  release(held);
}

// Enters machine.special; the registers are saved, the operands are on the stack.
[[gnu::always_inline]] inline Flow enterSpecial(Regs& r) {
  const SpecialCall& special = r.machine.special;
  if (!r.frame->generator() && mayEnter(r, special.method->code, r.sp)) [[likely]] {
    laySpecial(r);
    return Flow::Next;
  }
  Frame* frame = pushSpecial(r.rt);
  return frame ? beginFrame(r, frame) : Flow::Error;
}

// How many operands the method's result `v` takes the place of, if there is no more to it; else
// UINT32_MAX.
[[gnu::always_inline]] inline uint32_t operandsReplacedBy(After after, Value v) {
  switch (after) {
    case After::Operator:
    case After::Reflected: return v.isNotImplemented() ? UINT32_MAX : 2;
    case After::Subscript: return 2;
    case After::Attribute:
    case After::Value: return 1;
    case After::CallLength: return v.isSmall() && v.small() >= 0 ? 3 : UINT32_MAX;
    case After::CallItem: return 3;
    case After::CallStr:
    case After::CallRepr: return isExactly(v, TypeId::Str) ? 3 : UINT32_MAX;
    default: return UINT32_MAX;
  }
}

// It has ended with `v` (a move); the frame whose instruction waits for it is the current one
// again.
[[gnu::always_inline]] inline Flow leaveSpecialMethod(Regs& r, Value v, uint32_t after) {
  r.load(r.rt.frame);
  const uint32_t operands = operandsReplacedBy(static_cast<After>(after & 0xff), v);
  if (operands == UINT32_MAX) [[unlikely]] {
    if (after == static_cast<uint32_t>(After::Stored)) {
      release(v);
      return Flow::Next;
    }
    bool ok = settleSpecial(r.rt, v, after);
    r.load(r.rt.frame);
    return ok ? Flow::Next : Flow::Error;
  }
  Value* at = r.sp - operands;
  r.sp = at + 1;
  Value first = std::exchange(*at, v);
  for (uint32_t k = 1; k < operands; k++) release(at[k]);
  release(first);
  return Flow::Next;
}

}  // namespace ouro
