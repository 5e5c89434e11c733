#include "vm/unwind.h"

#include "runtime/types/exception.h"
#include "runtime/types/stand_in.h"
#include "vm/slow.h"
#include "vm/stack.h"
#include "vm/tracing.h"

namespace ouro {

namespace {

const HandlerRange* findHandler(const Code* code, uint32_t instruction) {
  for (uint32_t i = 0; i < code->handlerCount; i++) {
    const HandlerRange& range = code->handlers[i];
    if (instruction >= range.start && instruction < range.end) return &range;
  }
  return nullptr;
}

// Where the exception that leaves `instruction` came from: RERAISE of a clean-up has that place
// below its operand.
uint32_t originOf(const Frame* frame, uint32_t instruction) {
  Instr instr = frame->code->instructions[instruction];
  if (instr.op() != Op::RERAISE || instr.arg() == 0) return instruction;
  Value place = frame->stackTop[-static_cast<ptrdiff_t>(instr.arg())];
  return place.isSmall() ? static_cast<uint32_t>(place.small()) : instruction;
}

void enterHandler(Runtime& rt, Frame* frame, const HandlerRange& range, uint32_t instruction) {
  dropOperands(frame, frame->operands() + range.depth);
  if (range.pushLasti) *frame->stackTop++ = Value::small(instruction);
  *frame->stackTop++ = takeError(rt).take();
  frame->pc = frame->code->instructions + range.target;
}

}  // namespace

Frame* unwind(Runtime& rt, bool leaves) {
  MachineState& machine = machineOf(rt);
  for (;; leaves = false) {
    Frame* frame = rt.frame;
    uint32_t instruction = currentInstruction(frame);
    if (!std::exchange(machine.reraising, false) && isExceptionInstance(rt, rt.pending) &&
        !leaves) {
      if (!(frame->code->flags & kStandsIn))
        (void)addTraceback(rt, rt.pending.as<Exception>(), frame);
      if (rt.tracing.active) reportException(rt, frame);
    }
    const HandlerRange* range = leaves ? nullptr : findHandler(frame->code, instruction);
    if (range && !rt.thread->isStopping) {
      machine.raisedAt = instruction;
      enterHandler(rt, frame, *range, originOf(frame, instruction));
      return frame;
    }
    if (!leaves) frame->pc = frame->code->instructions + originOf(frame, instruction) + 1;
    dropOperands(frame, frame->operands());
    if (rt.tracing.active && !leaves) reportUnwound(rt, frame);
    uint32_t flags = frame->flags;
    const auto after = static_cast<After>(frame->after & 0xff);
    Value* base = frame->base;
    if (Generator* generator = frame->generator()) {
      endGenerator(rt, generator);
      if (flags & kEntryFrame) return nullptr;
    } else {
      if ((flags & (kEntryFrame | kSpecialFrame | kInitFrame)) == 0) noteGetter(rt, frame);
      popFrame(rt, machine, frame);
      if (flags & kEntryFrame) return nullptr;
      if (flags & kReduced) {
        convertStop(rt, frame->code);
      } else if (!(flags & kSpecialFrame)) {
        rt.frame->stackTop = base + 1;
      } else if (raisedBySpecial(rt, after)) {
        return rt.frame;
      }
    }
  }
}

}  // namespace ouro
