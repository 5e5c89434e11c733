#include "vm/delegate.h"

#include "compiler/opcodes.h"
#include "runtime/types/function.h"

namespace ouro {

namespace {

// `yield from x` is
//
//     GET_YIELD_FROM_ITER; LOAD_CONST None
//     again:  SEND end; YIELD_VALUE; JUMP again
//     end:
//
// so the generator waits for a delegate when it stands behind such a YIELD_VALUE. The SEND, or
// null.
const Instr* sendOf(const Generator* generator) {
  if (generator->state != GeneratorState::Suspended) return nullptr;
  const Instr* pc = generator->frame->pc;
  if (pc[-1].op() != Op::YIELD_VALUE) return nullptr;
  if (pc->op() != Op::JUMP && pc->op() != Op::JUMP_BACKWARD) return nullptr;
  const Instr* target = pc + 1 + pc->jump();
  return target->op() == Op::SEND ? target : nullptr;
}

}  // namespace

Value delegateOf(const Generator* generator) {
  return sendOf(generator) ? generator->frame->stackTop[-1] : Value::null();
}

void skipDelegate(Generator* generator) {
  const Instr* send = sendOf(generator);
  if (!send) return;
  Frame* frame = generator->frame;
  Value delegate = *--frame->stackTop;
  frame->pc = send + 1 + send->jump();
  release(delegate);
}

}  // namespace ouro
