#pragma once
// Generators and coroutines: making, resuming, yielding, awaiting.

#include "runtime/types/generator.h"
#include "vm/ops/calls.h"

namespace ouro {

[[gnu::always_inline]] inline bool canResumeInline(Regs& r, const Generator* generator) {
  return (generator->state == GeneratorState::Suspended ||
          generator->state == GeneratorState::Created) &&
         r.rt.depth < r.rt.recursionLimit;
}

// Goes on in the generator; `sent` (a borrow) is what its yield gives. r.sp stands where the result
// is to be pushed.
[[gnu::always_inline]] inline Flow resumeInline(Regs& r, Generator* generator, Value sent,
                                                uint32_t how) {
  r.save();
  Frame* frame = generator->frame;
  generator->limit = freeStack(r.machine, r.frame);
  bool started = generator->state == GeneratorState::Suspended;
  generator->state = GeneratorState::Running;
  frame->previous = r.frame;
  frame->flags = how | kHasMore;
  r.rt.frame = frame;
  r.rt.depth++;
  generator->handled.previous = r.rt.handled;
  r.rt.handled = &generator->handled;
  r.load(frame);
  if (!started) return Flow::Next;
  if (r.pc->op() == Op::POP_TOP) {  // what `yield` gives is not used
    r.pc += 1;
    return Flow::Next;
  }
  retain(sent);
  r.push(sent);
  return Flow::Next;
}

OURO_OP(RETURN_GENERATOR) {
  if (r.frame->flags & kReduced) return Flow::Next;  // a frame that does without
  r.save();
  Frame* frame = r.frame;
  Generator* generator = newGenerator(r.rt, frame);
  if (!generator) return Flow::Error;
  // What it held has moved: nothing is left to be dropped.
  r.locals = frame->locals = reinterpret_cast<Value*>(frame);
  frame->flags &= ~kHasMore;
  return leave(r, Value(generator));
}

// The frame of a generator that yields is not the current one any more.
[[gnu::always_inline]] inline void suspend(Regs& r, Frame* frame) {
  r.save();
  Generator* generator = frame->generator();
  generator->state = GeneratorState::Suspended;
  r.rt.handled = generator->handled.previous;
  r.rt.frame = std::exchange(frame->previous, nullptr);  // suspended, it has no caller
  --r.rt.depth;
}

// Goes on with the generator of a reduction, whose frame is the current one.
[[gnu::always_inline]] inline Flow resumeReduction(Regs& r, Reduction kind, Value* base) {
  auto* generator = base[2].as<Generator>();
  if (!canResumeInline(r, generator)) return finishCall(r, base, reduceRest(r.rt, kind, base));
  Frame* frame = generator->frame;
  frame->base = base;
  frame->after = static_cast<uint32_t>(kind);
  return resumeInline(r, generator, Value::none(), kReduced);
}

// The same when it has yielded `v`, which is taken while it is suspended.
[[gnu::always_inline]] inline Flow suspendForReduction(Regs& r, Frame* frame, Value v) {
  const auto kind = static_cast<Reduction>(frame->after);
  Value* base = frame->base;
  suspend(r, frame);
  r.load(r.rt.frame);
  int ends = reduceItem(r.rt, kind, base, v);
  if (ends < 0) return Flow::Error;
  if (ends) return finishCall(r, base, Owned::boolean(kind == Reduction::Any));
  return resumeReduction(r, kind, base);
}

// What `yield` gives is None, which most often is not used.
[[gnu::always_inline]] inline Flow goOnWithNone(Regs& r) {
  if (r.pc->op() == Op::POP_TOP) [[likely]] {
    r.pc += 1;
  } else {
    r.push(Value::none());
  }
  return Flow::Next;
}

// The frame of a reduction has yielded what cannot be taken in place.
[[gnu::always_inline]] inline Flow yieldToReduction(Regs& r, Frame* frame, Value v) {
  if (frame->generator()) return suspendForReduction(r, frame, v);
  r.save();
  switch (reduceInFrame(r.rt, frame, v)) {
    case InFrame::Taken: return goOnWithNone(r);
    case InFrame::Ends: {
      const bool isAny = frame->after == static_cast<uint32_t>(Reduction::Any);
      r.load(r.rt.frame);
      return finishCall(r, frame->base, Owned::boolean(isAny));
    }
    case InFrame::Error: r.load(r.rt.frame); return Flow::Error;
    case InFrame::Suspend: break;
  }
  r.load(r.rt.frame);
  return suspendForReduction(r, r.frame, v);
}

// A generator yields that was not resumed by an instruction which goes on when it yields.
[[gnu::always_inline]] inline Flow yieldElsewhere(Regs& r, Frame* frame, Value v) {
  if (frame->flags & kReduced) {
    if (!reduceInPlace(static_cast<Reduction>(frame->after), frame->base, v)) [[unlikely]]
      return yieldToReduction(r, frame, v);
    return goOnWithNone(r);
  }
  suspend(r, frame);
  r.result = v;
  r.machine.generatorReturned = false;
  return Flow::Exit;
}

OURO_OP(YIELD_VALUE) {
  Value v = r.pop();
  Frame* frame = r.frame;
  if (frame->flags & (kEntryFrame | kReduced)) [[unlikely]]
    return yieldElsewhere(r, frame, v);
  suspend(r, frame);
  r.load(r.rt.frame);
  r.push(v);
  return Flow::Next;
}

// receiver, value -> receiver, yielded
OURO_OP(SEND) {
  Value value = r.top(1), receiver = r.top(2);
  if (receiver.isObject() && (isExactly(r.rt, receiver, TypeId::Generator) ||
                              isExactly(r.rt, receiver, TypeId::Coroutine))) {
    Generator* generator = receiver.as<Generator>();
    if (canResumeInline(r, generator) &&
        (generator->state == GeneratorState::Suspended || value.isNone())) {
      r.sp--;
      Flow flow = resumeInline(r, generator, value, kResumedBySend);
      release(value);
      return flow;
    }
  }
  r.save();
  Value result = Value::none();
  Owned v = sendTo(r.rt, receiver, value, &result);
  if (v.isError()) return Flow::Error;
  r.sp--;
  release(value);
  if (v.isDone()) {
    r.top() = result;
    release(receiver);
    r.jump(i);
    return Flow::Next;
  }
  r.push(v.take());
  return Flow::Next;
}
OURO_OP(GET_YIELD_FROM_ITER) {
  r.save();
  Value v = r.top();
  constexpr uint32_t kCoroutineFlags = 0x80 | 0x100;
  r.frame->generator()->set(kNeedsFinaliser);  // its end is the delegate's end
  return r.replaceTop(yieldFromIterator(r.rt, v, r.frame->code->flags & kCoroutineFlags));
}
OURO_OP(GET_AWAITABLE) {
  if (isMostly(r.top(), TypeId::Coroutine) &&
      r.top().as<Generator>()->state == GeneratorState::Created) [[likely]]
    return Flow::Next;
  r.save();
  return r.replaceTop(awaitable(r.rt, r.top(), i.arg()));
}
OURO_OP(GET_AITER) {
  r.save();
  return r.replaceTop(asyncIterator(r.rt, r.top()));
}
OURO_OP(GET_ANEXT) {
  r.save();
  return r.pushOwned(asyncNext(r.rt, r.top()));
}
OURO_OP(END_ASYNC_FOR) {
  Value exception = r.pop();
  if (isInstance(r.rt, exception, r.rt.exception(Exc::StopAsyncIteration)) > 0) {
    release(exception);
    release(r.pop());
    return Flow::Next;
  }
  r.save();
  restoreError(r.rt, Owned::adopt(exception));
  return Flow::Error;
}
OURO_OP(ASYNC_GEN_WRAP) {
  r.save();
  return r.replaceTop(wrapAsyncValue(r.rt, r.top()));
}

}  // namespace ouro
