// How a task goes on: its coroutine is resumed, and what that awaits, if it is not done yet, will
// wake the task up when it is. A task that is not done either waits for a future, or its next step
// is scheduled.

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/generator.h"
#include "runtime/types/str.h"
#include "stdlib/asyncio.h"
#include "stdlib/module_error.h"

namespace ouro::asyncio {

namespace {

// What the loop calls for the next step.
struct Step : Object {
  Value task, exception;  // owned; exception null: none
};

std::string textOf(Runtime& rt, Value v, bool* ok) {
  Local text = repr(rt, v);
  if (text.isError()) *ok = false;
  return *ok ? toUtf8(text.as<Str>()) : "";
}

// The coroutine will be told of something it has done wrong.
template <class... A>
bool errorSoon(Runtime& rt, const State* state, Task* self, fmt::format_string<A...> format,
               A&&... shown) {
  (void)raise(rt, Exc::RuntimeError, format, std::forward<A>(shown)...);
  OURO_TRY_BOOL(error, takeError(rt));
  return stepSoon(rt, state, self, error);
}
// The same with the task and what its coroutine has yielded in the message.
bool wrongYield(Runtime& rt, const State* state, Task* self, const char* format, Value yielded) {
  bool ok = true;
  std::string task = textOf(rt, self, &ok), other = ok ? textOf(rt, yielded, &ok) : "";
  return ok && errorSoon(rt, state, self, fmt::runtime(format), task, other);
}

// ---- waiting for what the coroutine has yielded

Owned wakeup(Runtime& rt, Value task, Args args);
constexpr MethodDef kWakeup = {"task_wakeup", wakeup, "future, /"};

Owned wakeupOf(Runtime& rt, const State* state, Task* self) {
  return newNativeFunction(rt, &kWakeup, Value(self), Value::none(), state->task);
}

// A request to cancel the task that came while its coroutine ran.
bool passCancelOn(Runtime& rt, const State* state, Task* self) {
  if (!self->mustCancel) return true;
  Local waiter = fieldOrNone(self->waiter), message = fieldOrNone(self->cancelMessage);
  OURO_TRY_BOOL(answer, callNamed(rt, waiter, state->cancel, {message}));
  int cancels = truth(rt, answer);
  if (cancels > 0) self->mustCancel = false;
  return cancels >= 0;
}

constexpr const char* kOtherLoop = "Task {} got Future {} attached to a different loop";
constexpr const char* kPlainYield = "yield was used instead of yield from in task {} with {}";

bool waitForFuture(Runtime& rt, const State* state, Task* self, Future* future) {
  if (future->loop != self->loop) return wrongYield(rt, state, self, kOtherLoop, future);
  if (!future->blocks) return wrongYield(rt, state, self, kPlainYield, future);
  future->blocks = false;
  OURO_TRY_BOOL(callback, wakeupOf(rt, state, self));
  if (!addCallback(rt, state, future, callback, self->ownContext)) return false;
  assignField(self->waiter, future);
  return passCancelOn(rt, state, self);
}

// As futures._get_loop().
Owned loopOf(Runtime& rt, const State* state, Value future) {
  OURO_TRY(get, lookupAttr(rt, future, state->getLoop.as<Str>()));
  return get.isNotFound() ? getAttr(rt, future, state->loop.as<Str>()) : call(rt, get);
}

bool waitForOther(Runtime& rt, const State* state, Task* self, Value future, Value blocking) {
  int blocks = truth(rt, blocking);
  if (blocks < 0) return false;
  OURO_TRY_BOOL(loop, loopOf(rt, state, future));
  if (loop.get() != self->loop) return wrongYield(rt, state, self, kOtherLoop, future);
  if (!blocks) return wrongYield(rt, state, self, kPlainYield, future);
  if (!setAttr(rt, future, state->blocking.as<Str>(), Value::boolean(false))) return false;
  OURO_TRY_BOOL(callback, wakeupOf(rt, state, self));
  Local context(self->ownContext);
  OURO_TRY_BOOL(added,
                callWithContext(rt, state, future, state->addDoneCallback, {callback}, context));
  assignField(self->waiter, future);
  return passCancelOn(rt, state, self);
}

bool waitFor(Runtime& rt, const State* state, Task* self, Value yielded) {
  if (yielded == Value(self)) {
    bool ok = true;
    std::string task = textOf(rt, self, &ok);
    return ok && errorSoon(rt, state, self, "Task cannot await on itself: {}", task);
  }
  Type* type = typeOf(rt, yielded);
  if (type == state->future || type == state->task)
    return waitForFuture(rt, state, self, futureOf(yielded));
  if (yielded.isNone()) return stepSoon(rt, state, self);
  OURO_TRY_BOOL(blocking, lookupAttr(rt, yielded, state->blocking.as<Str>()));
  if (!blocking.isNotFound() && !blocking.get().isNone())
    return waitForOther(rt, state, self, yielded, blocking);
  if (isGenerator(rt, yielded))
    return wrongYield(rt, state, self,
                      "yield was used instead of yield from for generator in task {} with {}",
                      yielded);
  bool ok = true;
  std::string text = textOf(rt, yielded, &ok);
  return ok && errorSoon(rt, state, self, "Task got bad yield: {}", text);
}

// ---- resuming the coroutine

// What a call of send() or throw() of any coroutine means: as generatorSend.
Owned endAtReturn(Runtime& rt, Owned called, Value* result) {
  if (!called.isError() || !errorMatches(rt, Exc::StopIteration)) return called;
  OURO_TRY(stop, takeError(rt));
  *result = fieldOrNone(stop.as<StopIteration>()->value).take();
  return Owned::done();
}

Owned sendNone(Runtime& rt, Value coroutine, Value* result) {
  if (isExactly(coroutine, TypeId::Coroutine) || isExactly(coroutine, TypeId::Generator))
    return generatorSend(rt, coroutine.as<Generator>(), Value::none(), result);
  Value none = Value::none();
  return endAtReturn(rt, callMethod(rt, coroutine, rt.names.send, {&none, 1}), result);
}

Owned throwInto(Runtime& rt, Value coroutine, Value exception, Value* result) {
  if (isExactly(coroutine, TypeId::Coroutine) || isExactly(coroutine, TypeId::Generator))
    return generatorThrow(rt, coroutine.as<Generator>(), exception, result);
  return endAtReturn(rt, callMethod(rt, coroutine, rt.names.throw_, {&exception, 1}), result);
}

// The coroutine has returned.
bool finish(Runtime& rt, const State* state, Task* self, Value result) {
  if (!std::exchange(self->mustCancel, false)) return setResult(rt, state, self, result);
  if (self->state != FutureState::Pending) return true;
  Local message = fieldOrNone(self->cancelMessage);
  return cancelFuture(rt, state, self, message);
}

// It has raised the pending exception.
bool finishWithError(Runtime& rt, const State* state, Task* self) {
  OURO_TRY_BOOL(error, takeError(rt));
  if (exceptionMatches(rt, error, state->cancelled)) {
    if (self->state != FutureState::Pending) return true;
    assignField(self->cancelledError, error);
    return cancelFuture(rt, state, self, Value::null());
  }
  if (!setException(rt, state, self, error)) return false;
  const bool endsAll = isSubtype(typeOf(rt, error), rt.exception(Exc::KeyboardInterrupt)) ||
                       isSubtype(typeOf(rt, error), rt.exception(Exc::SystemExit));
  if (endsAll) restoreError(rt, error.take());
  return !endsAll;
}

// What is to be raised in the coroutine (None: nothing), if the task was cancelled meanwhile a
// CancelledError.
Owned whatToThrow(Runtime& rt, const State* state, Task* self, Value exception) {
  if (!self->mustCancel) return Owned::share(exception);
  self->mustCancel = false;
  if (!exception.isNone() && exceptionMatches(rt, exception, state->cancelled))
    return Owned::share(exception);
  return cancelledErrorOf(rt, state, self);
}

bool stepInside(Runtime& rt, const State* state, Task* self, Value exception) {
  if (self->state != FutureState::Pending) {
    bool ok = true;
    std::string task = textOf(rt, self, &ok);
    std::string thrown = ok ? textOf(rt, exception, &ok) : "";
    return ok && failAs(rt, state->invalidState,
                        fmt::format("_step(): already done: {} {}", task, thrown));
  }
  OURO_TRY_BOOL(thrown, whatToThrow(rt, state, self, exception));
  dropField(self->waiter);
  Local coroutine = fieldOrNone(self->coroutine);
  if (coroutine.get().isNone()) return fail(rt, Exc::RuntimeError, "uninitialized Task object");
  Value returned = Value::none();
  Owned yielded = thrown.get().isNone() ? sendNone(rt, coroutine, &returned)
                                        : throwInto(rt, coroutine, thrown, &returned);
  if (yielded.isError()) return finishWithError(rt, state, self);
  Local held = yielded.isDone() ? Owned::adopt(returned) : yielded;
  return yielded.isDone() ? finish(rt, state, self, held) : waitFor(rt, state, self, held);
}

Owned step(Runtime& rt, const State* state, Task* self, Value exception) {
  OURO_CHECK(checkAlive(rt, self));
  Local held{Value(self)}, loop(self->loop);
  OURO_CHECK(enterTask(rt, state, loop, self));
  const bool ok = stepInside(rt, state, self, exception);
  Local error(Value::none());
  if (!ok) error = takeError(rt);
  const bool left = leaveTask(rt, state, loop, self);
  if (ok) return left ? Owned::none() : Owned::error();
  if (left) {
    restoreError(rt, error.take());
  } else {
    linkContext(rt, rt.pending, error);
  }
  return Owned::error();
}

// What the task waits for is done. Of a future of our own nothing need be called to know how.
Owned wakeup(Runtime& rt, Value task, Args args) {
  Task* self = taskOf(task);
  const State* state = stateOf(rt, self);
  if (!state) return Owned::error();
  Type* type = typeOf(rt, args[0]);
  Local failure(Value::none());
  if (type == state->future || type == state->task) {
    failure = failureOf(rt, state, futureOf(args[0]));
  } else {
    Ref<Str> name = intern(rt, "result");
    Local result = name ? callMethod(rt, args[0], name.get()) : Owned::error();
    if (result.isError()) failure = Owned::error();
  }
  if (failure.isError()) failure = takeError(rt);
  return step(rt, state, self, failure);
}

// ---- what the loop calls

Owned step_call(Runtime& rt, Value v, const CallArgs& given) {
  if (given.names) return raise(rt, Exc::TypeError, "function takes no keyword arguments");
  if (given.positional) return raise(rt, Exc::TypeError, "function takes no positional arguments");
  Local task = fieldOrNone(v.as<Step>()->task), exception = fieldOrNone(v.as<Step>()->exception);
  if (task.get().isNone()) return raise(rt, Exc::RuntimeError, "the task is gone");
  const State* state = stateOf(rt, taskOf(task));
  return state ? step(rt, state, taskOf(task), exception) : Owned::error();
}

void step_traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<Step*>(object)->task);
  visit(visitor, static_cast<Step*>(object)->exception);
}
void step_clear(Object* object) {
  dropField(static_cast<Step*>(object)->task);
  dropField(static_cast<Step*>(object)->exception);
}

constexpr GetSetDef kStepAttributes[] = {{"__self__", getField<&Step::task>}};

}  // namespace

bool stepSoon(Runtime& rt, const State* state, Task* self, Value exception) {
  auto* made = rt.make<Step>(state->step);
  if (!made) return false;
  Local step = Owned::adopt(made), loop(self->loop), context(self->ownContext);
  assignField(made->task, self);
  if (!exception.isNone()) assignField(made->exception, exception);
  OURO_TRY_BOOL(handle, callWithContext(rt, state, loop, state->callSoon, {step.get()}, context));
  return true;
}

const TypeDef stepTypeDef = {
    .name = "TaskStepMethWrapper",
    .basicSize = sizeof(Step),
    .flags = kContainerType,
    .traverse = step_traverse,
    .clear = step_clear,
    .destroy = step_clear,
    .slots = {.call = step_call},
    .attributes = kStepAttributes,
};

}  // namespace ouro::asyncio
