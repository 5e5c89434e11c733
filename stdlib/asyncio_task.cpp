// _asyncio.Task: a future that runs a coroutine. How it runs is in asyncio_step.cpp.

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/generator.h"
#include "runtime/types/int.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"
#include "runtime/types/union.h"
#include "stdlib/asyncio.h"
#include "stdlib/contextvars.h"

namespace ouro::asyncio {

namespace {

constexpr Value Task::*kFields[] = {&Task::waiter, &Task::coroutine, &Task::name,
                                    &Task::ownContext};

void task_traverse(Object* object, Visitor& visitor) {
  future_traverse(object, visitor);
  for (auto field : kFields) visit(visitor, static_cast<Task*>(object)->*field);
}
void task_clear(Object* object) {
  future_clear(object);
  for (auto field : kFields) dropField(static_cast<Task*>(object)->*field);
}

bool task_finalise(Runtime& rt, Value v) {
  Task* self = taskOf(v);
  if (self->state == FutureState::Pending && self->logsDestroyPending && !self->loop.isNull())
    reportToLoop(rt, self, "task", "Task was destroyed but it is pending!", Value::null());
  return future_finalise(rt, v);
}

// ---- making one

// Is it a coroutine, natively or by what asyncio.iscoroutine() says? -1: an exception is pending.
// Types that were found to be are remembered, if they are not too many.
int isCoroutineLike(Runtime& rt, const State* state, Value v) {
  constexpr uint32_t kMostTypes = 100;
  if (isCoroutine(rt, v)) return 1;
  Set* known = state->coroutineTypes.as<Set>();
  Local type{Value(typeOf(rt, v))};
  if (int found = setContains(rt, known, type)) return found;
  Local answer = call(rt, state->isCoroutine, v);
  int holds = answer.isError() ? -1 : truth(rt, answer);
  if (holds == 1 && known->used < kMostTypes && !setAdd(rt, known, type)) return -1;
  return holds;
}

// The name as a str, or the number that stands for one.
Owned nameFor(Runtime& rt, State* state, Value given) {
  if (given.isUnbound() || given.isNone())
    return Owned::adopt(Value::small(static_cast<int64_t>(++state->names)));
  return isExactly(given, TypeId::Str) ? Owned::share(given) : str(rt, given);
}

bool checkCoroutine(Runtime& rt, const State* state, Task* self, Value coroutine) {
  int is = isCoroutineLike(rt, state, coroutine);
  if (is != 0) return is > 0;
  self->logsDestroyPending = false;
  OURO_TRY_BOOL(text, repr(rt, coroutine));
  return fail(rt, Exc::TypeError, "a coroutine was expected, got {}", toUtf8(text.as<Str>()));
}

bool task_init(Runtime& rt, Value v, const CallArgs& given) {
  static constexpr Signature kSignature = "coro, *, loop=None, name=None, context=None";
  enum { kCoroutine, kLoop, kName, kContext, kCount };
  Value bound[kCount];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "Task", given, bound, &keywords) < 0) return false;
  Task* self = taskOf(v);
  State* state = stateOf(rt, self);
  Value loop = bound[kLoop].isUnbound() ? Value::none() : bound[kLoop];
  if (!state || !initialise(rt, state, self, loop) ||
      !checkCoroutine(rt, state, self, bound[kCoroutine]))
    return false;
  const bool hasContext = !bound[kContext].isUnbound() && !bound[kContext].isNone();
  OURO_TRY_BOOL(context, hasContext ? Owned::share(bound[kContext])
                                    : copyCurrentContext(rt, state->contextvars.as<Module>()));
  assignField(self->ownContext, context);
  dropField(self->waiter);
  self->mustCancel = false;
  self->logsDestroyPending = true;
  self->cancelRequests = 0;
  assignField(self->coroutine, bound[kCoroutine]);
  OURO_TRY_BOOL(name, nameFor(rt, state, bound[kName]));
  assignField(self->name, name);
  return stepSoon(rt, state, self) && registerTask(rt, state, v);
}

Owned task_make(Runtime& rt, Type* cls, const CallArgs&) {
  return ownedOrError(Ref<Task>::adopt(rt.make<Task>(cls)));
}

// ---- methods

Owned task_repr(Runtime& rt, Value self) {
  OURO_CHECK(checkAlive(rt, taskOf(self)));
  const State* state = stateOf(rt, taskOf(self));
  return state ? call(rt, state->taskRepr, self) : Owned::error();
}

Owned task_set_result(Runtime& rt, Value, Args) {
  return raise(rt, Exc::RuntimeError, "Task does not support set_result operation");
}
Owned task_set_exception(Runtime& rt, Value, Args) {
  return raise(rt, Exc::RuntimeError, "Task does not support set_exception operation");
}

// What it waits for is cancelled; or else it is told when it goes on.
Owned task_cancel(Runtime& rt, Value v, Args args) {
  Task* self = taskOf(v);
  Value message = args.has(0) ? args[0] : Value::none();
  self->logsTraceback = false;
  if (self->state != FutureState::Pending) return Owned::boolean(false);
  self->cancelRequests++;
  if (!self->waiter.isNull()) {
    const State* state = stateOf(rt, self);
    if (!state) return Owned::error();
    Local waiter(self->waiter);
    OURO_TRY(answer, callNamed(rt, waiter, state->cancel, {message}));
    int cancels = truth(rt, answer);
    if (cancels) return cancels < 0 ? Owned::error() : Owned::boolean(true);
  }
  self->mustCancel = true;
  assignField(self->cancelMessage, message);
  return Owned::boolean(true);
}
Owned task_cancelling(Runtime& rt, Value self, Args) {
  return newInt(rt, taskOf(self)->cancelRequests);
}
Owned task_uncancel(Runtime& rt, Value self, Args) {
  if (taskOf(self)->cancelRequests > 0) taskOf(self)->cancelRequests--;
  return newInt(rt, taskOf(self)->cancelRequests);
}

Owned task_get_stack(Runtime& rt, Value self, Args args) {
  const State* state = stateOf(rt, taskOf(self));
  if (!state) return Owned::error();
  return call(rt, state->getStack, self, args.has(0) ? args[0] : Value::none());
}
Owned task_print_stack(Runtime& rt, Value self, Args args) {
  const State* state = stateOf(rt, taskOf(self));
  if (!state) return Owned::error();
  return call(rt, state->printStack, self, args.has(0) ? args[0] : Value::none(),
              args.has(1) ? args[1] : Value::none());
}

Owned task_get_coro(Runtime&, Value self, Args) { return fieldOrNone(taskOf(self)->coroutine); }
Owned task_get_name(Runtime& rt, Value v, Args) {
  Task* self = taskOf(v);
  if (self->name.isSmall()) {
    OURO_TRY(text, newStr(rt, fmt::format("Task-{}", self->name.small())));
    assignField(self->name, text);
  }
  return fieldOrNone(self->name);
}
Owned task_set_name(Runtime& rt, Value self, Args args) {
  OURO_TRY(name, isExactly(args[0], TypeId::Str) ? Owned::share(args[0]) : str(rt, args[0]));
  assignField(taskOf(self)->name, name);
  return Owned::none();
}

// ---- attributes

Owned get_log_destroy_pending(Runtime&, Value self) {
  return Owned::boolean(taskOf(self)->logsDestroyPending);
}
bool set_log_destroy_pending(Runtime& rt, Value self, Value value) {
  if (value.isUnbound()) return fail(rt, Exc::AttributeError, "cannot delete attribute");
  int logs = truth(rt, value);
  if (logs < 0) return false;
  taskOf(self)->logsDestroyPending = logs;
  return true;
}
Owned get_must_cancel(Runtime&, Value self) { return Owned::boolean(taskOf(self)->mustCancel); }

constexpr MethodDef kMethods[] = {
    {"result", future_result, "", "The result, or the exception is raised."},
    {"exception", future_exception, "", "The exception that ended it, or None."},
    {"add_done_callback", future_add_done_callback, "fn, /, *, context=None",
     "Has the loop call a function with the task when it is done."},
    {"remove_done_callback", future_remove_done_callback, "fn, /",
     "Takes a callback away wherever it was added; how often that was."},
    {"cancelled", future_cancelled, "", "Was it cancelled?"},
    {"done", future_done, "", "Has its coroutine ended?"},
    {"set_result", task_set_result, "result, /", "Not for tasks."},
    {"set_exception", task_set_exception, "exception, /", "Not for tasks."},
    {"cancel", task_cancel, "msg=None",
     "Asks for a CancelledError in the coroutine; False if it has ended."},
    {"cancelling", task_cancelling, "", "How many requests to cancel it are open."},
    {"uncancel", task_uncancel, "", "Takes one request to cancel it back; how many are left."},
    {"get_stack", task_get_stack, "*, limit=None", "The frames of its coroutine, oldest first."},
    {"print_stack", task_print_stack, "*, limit=None, file=None", "Prints what get_stack() gives."},
    {"_make_cancelled_error", future_make_cancelled_error, "",
     "The CancelledError to raise; to be called once."},
    {"get_name", task_get_name, "", "Its name."},
    {"set_name", task_set_name, "value, /", "Gives it another name."},
    {"get_coro", task_get_coro, "", "Its coroutine."},
    {"__class_getitem__", genericClassGetItem, "item, /", "See PEP 585", MethodKind::Class},
};
constexpr GetSetDef kAttributes[] = {
    {"_log_destroy_pending", get_log_destroy_pending, set_log_destroy_pending},
    {"_must_cancel", get_must_cancel},
    {"_coro", getField<&Task::coroutine>},
    {"_fut_waiter", getField<&Task::waiter>},
};

}  // namespace

const TypeDef taskTypeDef = {
    .name = "Task",
    .module = "_asyncio",
    .basicSize = sizeof(Task),
    .flags = kSubclassable | kContainerType | kWeakReferable | kHasDict,
    .traverse = task_traverse,
    .clear = task_clear,
    .destroy = task_clear,
    .slots = {.repr = task_repr, .make = task_make, .init = task_init, .finalise = task_finalise},
    .methods = kMethods,
    .attributes = kAttributes,
    .make = "coro, *, loop=None, name=None, context=None",
    .doc = "A coroutine that a loop runs.",
};

}  // namespace ouro::asyncio
