#include "vm/tracing.h"

#include "compiler/opcodes.h"
#include "runtime/protocol.h"
#include "runtime/types/exception.h"
#include "runtime/types/fields.h"
#include "runtime/types/function.h"
#include "runtime/types/generator_state.h"
#include "runtime/types/stand_in.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

// ---- stops

static constexpr auto firstOps() {
  std::array<Op, 256> first = {
#define OP(name, ...) Op::name,
#define SPEC(name, ...) Op::name,
#define FUSED(name, format, first, ...) Op::first,
#include "compiler/opcodes.def"
#undef OP
#undef SPEC
#undef FUSED
  };
  for (size_t i = 0; i < first.size(); i++)
    if (isCallForm(static_cast<Op>(i))) first[i] = Op::CALL;
  // These go on with what follows them.
  first[static_cast<size_t>(Op::FOR_NEXT)] = Op::JUMP_BACKWARD;
  first[static_cast<size_t>(Op::LEN_OF_FAST)] = Op::LOAD_GLOBAL;
  first[static_cast<size_t>(Op::LEN_OF_ATTR)] = Op::LOAD_GLOBAL;
  return first;
}
constinit const std::array<Op, 256> kFirstOps = firstOps();

void Stops::set(Instr* at) {
  if (at->op() == Op::TRACE) return;
  was_[at] = at->op();
  at->setOp(Op::TRACE);
}

bool Stops::lift(Instr* at) {
  auto found = was_.find(at);
  if (found == was_.end()) return false;
  at->setOp(found->second);
  was_.erase(found);
  return true;
}

Op Stops::was(const Instr* at) const {
  auto found = was_.find(at);
  return found == was_.end() ? at->op() : found->second;
}

void stopFrames(Runtime& rt) {
  if (!rt.stops) rt.stops = new Stops;
  for (Frame* frame = rt.frame; frame; frame = frame->previous)
    rt.stops->set(const_cast<Instr*>(frame->pc));
}

void checkLocals(Code* code) {
  for (uint32_t i = 0; i < code->instructionCount; i++) {
    Instr* at = code->instructions + i;
    at->setOp(firstOp(at->op()));
    if (at->op() == Op::LOAD_FAST) at->setOp(Op::LOAD_FAST_CHECK);
  }
}

// ---- reporting

namespace {

const char* eventName(TraceEvent event) {
  switch (event) {
    case TraceEvent::Call: return "call";
    case TraceEvent::Line: return "line";
    case TraceEvent::Return: return "return";
    case TraceEvent::Exception: return "exception";
    case TraceEvent::Opcode: return "opcode";
    case TraceEvent::NativeCall: return "c_call";
    case TraceEvent::NativeReturn: return "c_return";
    case TraceEvent::NativeException: return "c_exception";
  }
  return "";
}

// What it calls in turn is not reported.
Owned callHook(Runtime& rt, Value hook, FrameObject* frame, TraceEvent event, Value arg) {
  Local held(hook), shown(frame);
  Ref<Str> name = intern(rt, eventName(event));
  if (!name) return Owned::error();
  // Who holds the snapshot of the variables sees them as they are, and may change them.
  if (!frame->locals.isNull()) {
    OURO_TRY(fresh, localsOf(rt, frame));
  }
  Tracing& tracing = rt.tracing;
  TraceEvent outer = std::exchange(tracing.event, event);
  tracing.inside = true;
  tracing.update();
  const Value args[] = {Value(frame), Value(name.get()), arg};
  Local result = call(rt, held, args);
  tracing.event = outer;
  tracing.inside = false;
  tracing.update();
  Local pending = takeError(rt);
  // What the hook raises comes from the frame, whatever that does with it.
  if (!pending.get().isUnbound() && isExceptionInstance(rt, pending) && frame->frame &&
      !(frame->code->flags & kStandsIn))
    (void)addTraceback(rt, pending.as<Exception>(), frame->frame);
  if (!storeLocals(rt, frame)) clearError(rt);
  restoreError(rt, pending.take());
  return result.take();
}

void uninstall(Runtime& rt, Value& hook) {
  Local pending = takeError(rt);
  dropField(hook);
  rt.tracing.update();
  restoreError(rt, pending.take());
}

// A frame is told of its call by the global function; of what follows by what that returned.
bool tellTracer(Runtime& rt, Frame* frame, TraceEvent event, Value arg) {
  if (rt.tracing.function.isNull() || rt.tracing.inside) return true;
  bool isCall = event == TraceEvent::Call;
  if (!isCall && (!frame->object() || frame->object()->trace.isNull())) return true;
  FrameObject* object = frameObjectOf(rt, frame);
  if (!object) return false;
  Local held(object);
  Owned said = callHook(rt, isCall ? rt.tracing.function : object->trace, object, event, arg);
  if (said.isError()) {
    uninstall(rt, rt.tracing.function);
    uninstall(rt, object->trace);
    return false;
  }
  Local next = said;
  if (!next.get().isNone()) assignField(object->trace, next);
  return true;
}

bool tellProfiler(Runtime& rt, Frame* frame, TraceEvent event, Value arg) {
  if (rt.tracing.profile.isNull() || rt.tracing.inside) return true;
  FrameObject* object = frameObjectOf(rt, frame);
  if (!object) return false;
  Local said = callHook(rt, rt.tracing.profile, object, event, arg);
  if (!said.isError()) return true;
  uninstall(rt, rt.tracing.profile);
  return false;
}

bool tellBoth(Runtime& rt, Frame* frame, TraceEvent event, Value arg) {
  return tellTracer(rt, frame, event, arg) && tellProfiler(rt, frame, event, arg);
}

// Reports with nothing pending; what was pending then returns unless the report failed.
template <class Report>
void reportAside(Runtime& rt, Report report) {
  Local pending = takeError(rt);
  if (report(pending.get())) restoreError(rt, pending.take());
}

}  // namespace

bool reportCall(Runtime& rt, Frame* frame, int32_t line) {
  FrameObject* object = frameObjectOf(rt, frame);
  if (!object) return false;
  Local held(object);
  object->lineOverride = line;
  Local pending = takeError(rt);  // of a throw() into the frame
  bool ok = tellBoth(rt, frame, TraceEvent::Call, Value::none());
  object->lineOverride = -1;
  if (ok) restoreError(rt, pending.take());
  return ok;
}
bool reportLine(Runtime& rt, Frame* frame) {
  return tellTracer(rt, frame, TraceEvent::Line, Value::none());
}
bool reportOpcode(Runtime& rt, Frame* frame) {
  return tellTracer(rt, frame, TraceEvent::Opcode, Value::none());
}
bool reportReturn(Runtime& rt, Frame* frame, Value result) {
  return tellBoth(rt, frame, TraceEvent::Return, result);
}
bool reportNative(Runtime& rt, Frame* frame, TraceEvent event, Value function) {
  return tellProfiler(rt, frame, event, function);
}

void reportException(Runtime& rt, Frame* frame) {
  if (rt.tracing.function.isNull()) return;
  reportAside(rt, [&](Value exception) {
    Value traceback = exception.as<Exception>()->traceback;
    OURO_TRY_BOOL(info, newTuple(rt, {Value(typeOf(rt, exception)), exception,
                                      traceback.isNull() ? Value::none() : traceback}));
    return tellTracer(rt, frame, TraceEvent::Exception, info);
  });
}
bool reportStop(Runtime& rt, Frame* frame, Value value) {
  if (rt.tracing.function.isNull()) return true;
  raiseStop(rt, Owned::share(value)).drop();
  Local stop(rt.pending);
  reportException(rt, frame);
  if (rt.pending != stop.get()) return false;
  clearError(rt);
  return true;
}
void reportUnwound(Runtime& rt, Frame* frame) {
  reportAside(rt, [&](Value) { return tellBoth(rt, frame, TraceEvent::Return, Value::none()); });
}

}  // namespace ouro
