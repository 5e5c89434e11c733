#include "vm/unwind.h"

#include "runtime/types/exception.h"
#include "vm/slow.h"
#include "vm/stack.h"

namespace ouro {

namespace {

const HandlerRange* findHandler(const Code* code, uint32_t instruction) {
  for (uint32_t i = 0; i < code->handlerCount; i++) {
    const HandlerRange& range = code->handlers[i];
    if (instruction >= range.start && instruction < range.end) return &range;
  }
  return nullptr;
}

void dropOperands(Frame* frame, Value* downTo) {
  while (frame->stackTop > downTo) release(*--frame->stackTop);
}

void enterHandler(Runtime& rt, Frame* frame, const HandlerRange& range, uint32_t instruction) {
  dropOperands(frame, frame->operands() + range.depth);
  if (range.pushLasti) *frame->stackTop++ = Value::small(instruction);
  *frame->stackTop++ = takeError(rt).take();
  frame->pc = frame->code->instructions + range.target;
}

}  // namespace

Frame* unwind(Runtime& rt) {
  MachineState& machine = machineOf(rt);
  for (;;) {
    Frame* frame = rt.frame;
    uint32_t instruction = currentInstruction(frame);
    if (!std::exchange(machine.reraising, false) && isExceptionInstance(rt, rt.pending)) {
      Local exception(rt.pending);
      (void)addTraceback(rt, exception.as<Exception>(), frame);
    }
    const HandlerRange* range = findHandler(frame->code, instruction);
    if (range && !rt.thread->isStopping) {
      enterHandler(rt, frame, *range, instruction);
      return frame;
    }
    dropOperands(frame, frame->operands());
    uint32_t flags = frame->flags;
    Value* base = frame->base;
    if (Generator* generator = frame->generator) {
      endGenerator(rt, generator);
      if (flags & kEntryFrame) return nullptr;
    } else {
      popFrame(rt, machine, frame);
      if (flags & kEntryFrame) return nullptr;
      rt.frame->stackTop = base + 1;
    }
  }
}

}  // namespace ouro
