#include "runtime/repeated_call.h"

#include "runtime/types/exact.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

Reentry& reentryOf(Runtime& rt) { return *static_cast<Reentry*>(rt.vm); }

// The function that a call of this enters, with the method's self, if it has one, in front.
Function* enteredBy(Value callable, Value* self) {
  if (isExactly(callable, TypeId::Method)) {
    *self = callable.as<Method>()->self;
    callable = callable.as<Method>()->function;
  }
  return isExactly(callable, TypeId::Function) ? callable.as<Function>() : nullptr;
}

bool takes(const MethodDef* row, uint32_t count) {
  return row->signature.takesExactly(count) || row->signature.takesPadded(count);
}

}  // namespace

RepeatedCall::RepeatedCall(Runtime& rt, Value callable, uint32_t count)
    : rt_(rt), callable_(callable) {
  if (Function* function = enteredBy(callable, &self_)) {
    if (function->code->exactArguments == count + !self_.isUnbound()) lay(function);
  } else if (isExactly(callable, TypeId::NativeFunction)) {
    const auto* native = callable.as<NativeFunction>();
    if (!takes(native->definition, count)) return;
    native_ = native->definition;
    self_ = native->self;
  } else if (isExactly(callable, TypeId::MethodDescriptor)) {
    const auto* method = callable.as<MethodDescriptor>();
    if (count != 1 || !takes(method->definition, 0)) return;
    native_ = method->definition;
    owner_ = method->owner;
  } else if (const Type* type = typeOf(rt, callable);
             type->definition && type != rt.type(TypeId::Type)) {
    slot_ = type->slots.call;
  }
}

RepeatedCall::~RepeatedCall() {
  if (frame_) reentryOf(rt_).floor = floor_;
}

void RepeatedCall::lay(Function* function) {
  Reentry& machine = reentryOf(rt_);
  Code* code = function->code;
  if (!prepareCode(rt_, code)) return clearError(rt_);
  Value* locals = rt_.machine.freeStack(rt_);
  char here;
  // When little stack (or memory) is left the general way says so.
  if (locals + code->frameSize > machine.stackEnd || &here < rt_.stackLimit) return;
  arguments_ = locals + !self_.isUnbound();
  frame_ = reinterpret_cast<Frame*>(locals + code->slotCount);
  Frame made = {};
  made.function = function;
  made.code = code;
  made.constants = code->constants.as<Tuple>();
  made.caches = code->caches;
  made.base = locals;
  made.previous = rt_.frame;
  *frame_ = made;
  floor_ = std::exchange(machine.floor, frame_->operands());
}

// The function may have been given other code meanwhile, and the limit been lowered. What else may
// be waiting the general way sees to.
inline bool RepeatedCall::isReady() const {
  return frame_ && frame_->function->code == frame_->code && rt_.depth < rt_.recursionLimit &&
         !wantsSafePoint(rt_);
}

// The arguments lie there. What a run leaves changed in the frame is made as it was.
inline Owned RepeatedCall::enter() {
  Frame* frame = frame_;
  const Code* code = frame->code;
  Value* locals = frame->base;
  if (!self_.isUnbound()) {
    retain(self_);
    locals[0] = self_;
  }
  for (uint32_t i = code->parameterCount; i < code->slotCount; i++) locals[i] = Value::unbound();
  retain(frame->function);
  frame->locals = locals;
  frame->stackTop = frame->operands();
  frame->pc = code->instructions;
  frame->flags = kEntryFrame | kOwnsFunction;
  rt_.frame = frame;
  rt_.depth++;
  return reentryOf(rt_).run(rt_, frame, false);
}

inline Owned RepeatedCall::callNative(Value self, const Value* values, uint32_t count) {
  RecursionGuard guard(rt_, " while calling a Python object");
  if (!guard.ok()) return Owned::error();
  return native_->signature.takesExactly(count) ? native_->function(rt_, self, {values, count})
                                                : callBesideUnbound(self, values, count);
}

// Apart, so that the others need no place for more arguments.
[[gnu::noinline]] Owned RepeatedCall::callBesideUnbound(Value self, const Value* values,
                                                        uint32_t count) {
  return callPadded(rt_, *native_, self, values, count);
}

// The general way says what is wrong with the argument.
[[gnu::noinline]] Owned RepeatedCall::callOwn(Value self) {
  return isSubtype(typeOf(rt_, self), owner_) ? callNative(self, nullptr, 0)
                                              : call(rt_, callable_, self);
}

inline Owned RepeatedCall::callSlot(const CallArgs& arguments) {
  RecursionGuard guard(rt_, " while calling a Python object");
  return guard.ok() ? slot_(rt_, callable_, arguments) : Owned::error();
}

Owned RepeatedCall::operator()(Value a) {
  if (native_) return owner_ ? callOwn(a) : callNative(self_, &a, 1);
  if (slot_) return callSlot({&a, 1, nullptr});
  if (!isReady()) return call(rt_, callable_, a);
  retain(a);
  arguments_[0] = a;
  return enter();
}

Owned RepeatedCall::operator()(Value a, Value b) {
  if (native_) {
    const Value both[] = {a, b};
    return callNative(self_, both, 2);
  }
  if (slot_) {
    const Value both[] = {a, b};
    return callSlot({both, 2, nullptr});
  }
  if (!isReady()) return call(rt_, callable_, a, b);
  retain(a);
  retain(b);
  arguments_[0] = a;
  arguments_[1] = b;
  return enter();
}

}  // namespace ouro
