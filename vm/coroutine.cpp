// Suspended frames: resuming them from C++, and their end.

#include <utility>

#include "runtime/types/exception.h"
#include "vm/slow.h"
#include "vm/stack.h"

namespace ouro {

void convertStop(Runtime& rt, const Code* code) {
  constexpr uint32_t kCoroutine = 0x80, kAsyncGenerator = 0x200;
  uint32_t flags = code->flags;
  const char* kind = flags & kAsyncGenerator ? "async generator"
                     : flags & kCoroutine    ? "coroutine"
                                             : "generator";
  const char* name = nullptr;
  if (errorMatches(rt, Exc::StopIteration)) name = "StopIteration";
  if ((flags & kAsyncGenerator) && errorMatches(rt, Exc::StopAsyncIteration))
    name = "StopAsyncIteration";
  if (!name) return;
  Local cause = takeError(rt);
  (void)raise(rt, Exc::RuntimeError, "{} raised {}", kind, name);
  Local error = takeError(rt);
  setCauseAndContext(error, cause);
  restoreError(rt, error.take());
}

void endGenerator(Runtime& rt, Generator* generator) {
  Frame* frame = generator->frame;
  rt.handled = generator->handled.previous;
  rt.frame = std::exchange(frame->previous, nullptr);
  --rt.depth;
  if (errorPending(rt)) convertStop(rt, generator->code);
  generator->state = GeneratorState::Finished;
  generator->frame = nullptr;
  generator->unset(kNeedsFinaliser);
  release(std::exchange(generator->handled.exception, Value::none()));
  if (frame->object()) frameEnds(rt, frame);
  Value* locals = frame->locals;
  for (uint32_t i = 0; i < frame->code->slotCount; i++)
    release(std::exchange(locals[i], Value::unbound()));
  if (frame->namespaceOrNone().isObject()) release(frame->namespaceOrNone());
  release(frame->function);
}

Owned resume(Runtime& rt, Generator* generator, Value sent, Value* result) {
  if (!nativeStackLeft(rt)) return Owned::error();
  if (rt.depth >= rt.recursionLimit) [[unlikely]]
    return raiseRecursionError(rt);
  MachineState& machine = machineOf(rt);
  retain(generator);
  const auto held = Ref<Generator>::adopt(generator);
  Frame* frame = generator->frame;
  const bool raising = sent.isUnbound();
  if (generator->state == GeneratorState::Suspended && !raising) {
    retain(sent);
    *frame->stackTop++ = sent;
  }
  generator->limit = entryStack(machine, rt.frame);
  generator->state = GeneratorState::Running;
  generator->handled.previous = std::exchange(rt.handled, &generator->handled);
  frame->previous = rt.frame;
  frame->flags = kEntryFrame | kHasMore;
  rt.frame = frame;
  rt.depth++;
  Owned value = interpret(rt, frame, raising);
  if (value.isError() || !machine.generatorReturned) [[likely]]
    return value;
  if (result) {
    *result = value.take();
  } else {
    value.drop();
  }
  return Owned::done();
}

}  // namespace ouro
