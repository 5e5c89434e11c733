// _asyncio.Future, and the iterator by which it is awaited.

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/generator_state.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/union.h"
#include "stdlib/asyncio.h"
#include "stdlib/contextvars.h"
#include "stdlib/module_error.h"

namespace ouro::asyncio {

namespace {

constexpr Value Future::*kFields[] = {
    &Future::loop,           &Future::callback,  &Future::context,         &Future::callbacks,
    &Future::result,         &Future::traceback, &Future::sourceTraceback, &Future::cancelMessage,
    &Future::cancelledError,
};

struct Iterator : Object {
  Value future;  // owned; null: at its end
};

bool isAlive(const Future* future) { return !future->loop.isNull(); }

}  // namespace

bool checkAlive(Runtime& rt, const Future* future) {
  return isAlive(future) || fail(rt, Exc::RuntimeError, "Future object is not initialized.");
}

// ---- life

void future_traverse(Object* object, Visitor& visitor) {
  for (auto field : kFields) visit(visitor, static_cast<Future*>(object)->*field);
}
void future_clear(Object* object) {
  for (auto field : kFields) dropField(static_cast<Future*>(object)->*field);
}

namespace {

Owned future_make(Runtime& rt, Type* cls, const CallArgs&) {
  return ownedOrError(Ref<Future>::adopt(rt.make<Future>(cls)));
}

}  // namespace

bool initialise(Runtime& rt, const State* state, Future* self, Value loop) {
  future_clear(self);
  self->state = FutureState::Pending;
  self->failed = self->logsTraceback = self->blocks = false;
  if (loop.isNone()) {
    OURO_TRY_BOOL(current, currentLoop(rt, state));
    assignField(self->loop, current);
  } else {
    assignField(self->loop, loop);
  }
  Local held(self->loop);
  OURO_TRY_BOOL(debug, callNamed(rt, held, state->getDebug));
  int debugs = truth(rt, debug);
  if (debugs <= 0) return debugs == 0;
  OURO_TRY_BOOL(stack, call(rt, state->extractStack));
  assignField(self->sourceTraceback, stack);
  return true;
}

namespace {

bool future_init(Runtime& rt, Value self, const CallArgs& given) {
  static constexpr Signature kSignature = "*, loop=None";
  Value loop;
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "Future", given, &loop, &keywords) < 0) return false;
  const State* state = stateOf(rt, futureOf(self));
  return state && initialise(rt, state, futureOf(self), loop.isUnbound() ? Value::none() : loop);
}

bool addTo(Runtime& rt, Dict* dict, const char* key, Value value) {
  Ref<Str> name = intern(rt, key);
  return name && dictSet(rt, dict, name.get(), value);
}

bool describe(Runtime& rt, const Future* self, Dict* context, const char* key,
              std::string_view message, Value exception) {
  OURO_TRY_BOOL(text, newStr(rt, message));
  return addTo(rt, context, "message", text) &&
         (exception.isNull() || addTo(rt, context, "exception", exception)) &&
         addTo(rt, context, key, self) &&
         (self->sourceTraceback.isNull() ||
          addTo(rt, context, "source_traceback", self->sourceTraceback));
}

}  // namespace

void reportToLoop(Runtime& rt, const Future* self, const char* key, std::string_view message,
                  Value exception) {
  Local context = newDict(rt), handler(Value::error());
  Ref<Str> name = intern(rt, "call_exception_handler");
  if (name && !context.isError() && describe(rt, self, context.as<Dict>(), key, message, exception))
    handler = getAttr(rt, self->loop, name.get());
  if (handler.isError()) return clearError(rt);
  Local done = call(rt, handler, context);
  if (done.isError()) reportUnraisable(rt, handler);
}

bool future_finalise(Runtime& rt, Value v) {
  Future* self = futureOf(v);
  if (!self->logsTraceback || !isAlive(self)) return true;
  self->logsTraceback = false;
  reportToLoop(rt, self, "future",
               std::string(nameOf(typeOf(rt, v))) + " exception was never retrieved", self->result);
  return true;
}

// ---- callbacks

namespace {

bool scheduleCallbacks(Runtime& rt, const State* state, Future* self) {
  Local held{Value(self)}, loop(self->loop);
  const bool hasFirst = !self->callback.isNull();
  Local callback = fieldOrNone(self->callback), context = fieldOrNone(self->context);
  Local callbacks = fieldOrNone(self->callbacks);
  for (Value* field : {&self->callback, &self->context, &self->callbacks}) dropField(*field);
  auto callSoon = [&](Value function, Value with) {
    Local done = callWithContext(rt, state, loop, state->callSoon, {function, held.get()}, with);
    return !done.isError();
  };
  if (hasFirst && !callSoon(callback, context)) return false;
  if (callbacks.get().isNone()) return true;
  for (size_t i = 0; i < callbacks.as<List>()->length; i++) {
    Local pair((*callbacks.as<List>())[i]);
    if (!callSoon((*pair.as<Tuple>())[0], (*pair.as<Tuple>())[1])) return false;
  }
  return true;
}

}  // namespace

bool addCallback(Runtime& rt, const State* state, Future* self, Value callback, Value context) {
  if (!isAlive(self)) return fail(rt, Exc::RuntimeError, "uninitialized Future object");
  if (self->state != FutureState::Pending) {
    Local loop(self->loop);
    Local done =
        callWithContext(rt, state, loop, state->callSoon, {callback, Value(self)}, context);
    return !done.isError();
  }
  if (self->callback.isNull() && self->callbacks.isNull()) {
    assignField(self->callback, callback);
    assignField(self->context, context);
    return true;
  }
  OURO_TRY_BOOL(pair, newTuple(rt, {callback, context}));
  if (self->callbacks.isNull()) {
    OURO_TRY_BOOL(list, newList(rt));
    assignField(self->callbacks, list);
  }
  return append(rt, self->callbacks.as<List>(), pair);
}

Owned future_add_done_callback(Runtime& rt, Value self, Args args) {
  const State* state = stateOf(rt, futureOf(self));
  if (!state) return Owned::error();
  Local context =
      args.has(1) ? Owned::share(args[1]) : copyCurrentContext(rt, state->contextvars.as<Module>());
  if (context.isError()) return Owned::error();
  OURO_CHECK(addCallback(rt, state, futureOf(self), args[0], context));
  return Owned::none();
}

namespace {

// Those of `callbacks`, which may change meanwhile, that are not `function`.
bool keepOthers(Runtime& rt, List* callbacks, Value function, List* kept) {
  for (size_t i = 0; i < callbacks->length; i++) {
    Local pair((*callbacks)[i]);
    int same = equals(rt, (*pair.as<Tuple>())[0], function);
    if (same < 0 || (!same && !append(rt, kept, pair))) return false;
  }
  return true;
}

}  // namespace

Owned future_remove_done_callback(Runtime& rt, Value v, Args args) {
  Future* self = futureOf(v);
  OURO_CHECK(checkAlive(rt, self));
  int64_t removed = 0;
  if (!self->callback.isNull()) {
    Local first(self->callback);
    int same = equals(rt, first, args[0]);
    if (same < 0) return Owned::error();
    if (same && self->callback == first.get()) {
      dropField(self->callback);
      dropField(self->context);
    }
    removed = same;
  }
  if (self->callbacks.isNull()) return Owned::adopt(Value::small(removed));
  Local list(self->callbacks);
  OURO_TRY(kept, newList(rt));
  OURO_CHECK(keepOthers(rt, list.as<List>(), args[0], kept.as<List>()));
  const auto before = static_cast<int64_t>(list.as<List>()->length);
  const auto after = static_cast<int64_t>(kept.as<List>()->length);
  if (before != after && self->callbacks == list.get())
    assignField(self->callbacks, after ? kept.get() : Value::null());
  return Owned::adopt(Value::small(removed + before - after));
}

// ---- the outcome

bool setResult(Runtime& rt, const State* state, Future* self, Value result) {
  if (self->state != FutureState::Pending) return failAs(rt, state->invalidState, "invalid state");
  assignField(self->result, result);
  self->state = FutureState::Finished;
  return scheduleCallbacks(rt, state, self);
}

bool setException(Runtime& rt, const State* state, Future* self, Value given) {
  if (self->state != FutureState::Pending) return failAs(rt, state->invalidState, "invalid state");
  Local exception(given);
  if (isExceptionClass(rt, given)) {
    exception = call(rt, given);
    if (exception.isError()) return false;
    if (self->state != FutureState::Pending)
      return failAs(rt, state->invalidState, "invalid state");
  }
  if (!isExceptionInstance(rt, exception))
    return fail(rt, Exc::TypeError, "invalid exception object");
  if (typeOf(rt, exception) == rt.exception(Exc::StopIteration))
    return fail(rt, Exc::TypeError,
                "StopIteration interacts badly with generators and cannot be raised into a Future");
  assignField(self->result, exception);
  assignField(self->traceback, exception.as<Exception>()->traceback);
  self->failed = true;
  self->state = FutureState::Finished;
  if (!scheduleCallbacks(rt, state, self)) return false;
  self->logsTraceback = true;
  return true;
}

bool cancelFuture(Runtime& rt, const State* state, Future* self, Value message) {
  self->state = FutureState::Cancelled;
  assignField(self->cancelMessage, message);
  return scheduleCallbacks(rt, state, self);
}

Owned cancelledErrorOf(Runtime& rt, const State* state, Future* self) {
  if (!self->cancelledError.isNull())
    return Owned::adopt(std::exchange(self->cancelledError, Value::null()));
  Local message = fieldOrNone(self->cancelMessage);
  if (message.get().isNone()) return call(rt, state->cancelled);
  return call(rt, state->cancelled, message);
}

Owned failureOf(Runtime& rt, const State* state, Future* self) {
  if (self->state == FutureState::Cancelled) return cancelledErrorOf(rt, state, self);
  if (self->state == FutureState::Pending) {
    OURO_CHECK(failAs(rt, state->invalidState, "Result is not set."));
  }
  self->logsTraceback = false;
  if (!self->failed) return Owned::none();
  Local exception(self->result), traceback = fieldOrNone(self->traceback);
  dropField(self->traceback);
  assignField(exception.as<Exception>()->traceback, traceback);
  return exception.take();
}

namespace {

Owned resultOf(Runtime& rt, const State* state, Future* self) {
  OURO_TRY(failure, failureOf(rt, state, self));
  return failure.get().isNone() ? Owned::share(self->result) : raiseValue(rt, failure);
}

// For result() and exception(), who see an uninitialised future otherwise than all others.
const State* stateToAsk(Runtime& rt, const Future* self) {
  const State* state = stateOf(rt, self);
  if (!state || isAlive(self)) return state;
  (void)failAs(rt, state->invalidState, "Future object is not initialized.");
  return nullptr;
}

}  // namespace

Owned future_result(Runtime& rt, Value self, Args) {
  const State* state = stateToAsk(rt, futureOf(self));
  return state ? resultOf(rt, state, futureOf(self)) : Owned::error();
}

Owned future_exception(Runtime& rt, Value v, Args) {
  Future* self = futureOf(v);
  const State* state = stateToAsk(rt, self);
  if (!state) return Owned::error();
  if (self->state == FutureState::Cancelled) {
    OURO_TRY(error, cancelledErrorOf(rt, state, self));
    return raiseValue(rt, error);
  }
  if (self->state == FutureState::Pending)
    OURO_CHECK(failAs(rt, state->invalidState, "Exception is not set."));
  self->logsTraceback = false;
  return self->failed ? Owned::share(self->result) : Owned::none();
}

Owned future_cancelled(Runtime&, Value self, Args) {
  return Owned::boolean(futureOf(self)->state == FutureState::Cancelled);
}
Owned future_done(Runtime&, Value self, Args) {
  return Owned::boolean(futureOf(self)->state != FutureState::Pending);
}
Owned future_make_cancelled_error(Runtime& rt, Value self, Args) {
  const State* state = stateOf(rt, futureOf(self));
  return state ? cancelledErrorOf(rt, state, futureOf(self)) : Owned::error();
}

namespace {

// The state, if the future is initialised.
const State* stateAlive(Runtime& rt, const Future* self) {
  const State* state = stateOf(rt, self);
  return state && checkAlive(rt, self) ? state : nullptr;
}

Owned future_set_result(Runtime& rt, Value self, Args args) {
  const State* state = stateAlive(rt, futureOf(self));
  OURO_CHECK(state && setResult(rt, state, futureOf(self), args[0]));
  return Owned::none();
}
Owned future_set_exception(Runtime& rt, Value self, Args args) {
  const State* state = stateAlive(rt, futureOf(self));
  OURO_CHECK(state && setException(rt, state, futureOf(self), args[0]));
  return Owned::none();
}
Owned future_cancel(Runtime& rt, Value v, Args args) {
  Future* self = futureOf(v);
  const State* state = stateAlive(rt, self);
  if (!state) return Owned::error();
  self->logsTraceback = false;
  if (self->state != FutureState::Pending) return Owned::boolean(false);
  OURO_CHECK(cancelFuture(rt, state, self, args.has(0) ? args[0] : Value::none()));
  return Owned::boolean(true);
}
Owned future_get_loop(Runtime& rt, Value self, Args) {
  OURO_CHECK(checkAlive(rt, futureOf(self)));
  return Owned::share(futureOf(self)->loop);
}
Owned future_repr(Runtime& rt, Value self) {
  const State* state = stateAlive(rt, futureOf(self));
  return state ? call(rt, state->futureRepr, self) : Owned::error();
}

// ---- attributes

Owned get_state(Runtime& rt, Value self) {
  OURO_CHECK(checkAlive(rt, futureOf(self)));
  constexpr const char* kNames[] = {"PENDING", "CANCELLED", "FINISHED"};
  Ref<Str> name = intern(rt, kNames[static_cast<size_t>(futureOf(self)->state)]);
  return name ? Owned::adopt(name.take()) : Owned::error();
}
Owned get_blocking(Runtime&, Value self) {
  return Owned::boolean(isAlive(futureOf(self)) && futureOf(self)->blocks);
}
bool refuseDelete(Runtime& rt, Value value) {
  return !value.isUnbound() || fail(rt, Exc::AttributeError, "cannot delete attribute");
}
bool set_blocking(Runtime& rt, Value self, Value value) {
  if (!checkAlive(rt, futureOf(self)) || !refuseDelete(rt, value)) return false;
  int blocks = truth(rt, value);
  if (blocks < 0) return false;
  futureOf(self)->blocks = blocks;
  return true;
}
Owned get_callbacks(Runtime& rt, Value v) {
  const Future* self = futureOf(v);
  OURO_CHECK(checkAlive(rt, self));
  if (self->callback.isNull()) return fieldOrNone(self->callbacks);
  OURO_TRY(first, newTuple(rt, {self->callback, self->context}));
  OURO_TRY(all, newList(rt));
  OURO_CHECK(append(rt, all.as<List>(), first));
  if (!self->callbacks.isNull()) OURO_CHECK(extend(rt, all.as<List>(), self->callbacks));
  return all.take();
}
template <bool failed>
Owned get_outcome(Runtime& rt, Value self) {
  OURO_CHECK(checkAlive(rt, futureOf(self)));
  return futureOf(self)->failed == failed ? fieldOrNone(futureOf(self)->result) : Owned::none();
}
Owned get_log_traceback(Runtime& rt, Value self) {
  OURO_CHECK(checkAlive(rt, futureOf(self)));
  return Owned::boolean(futureOf(self)->logsTraceback);
}
bool set_log_traceback(Runtime& rt, Value self, Value value) {
  if (!refuseDelete(rt, value)) return false;
  int logs = truth(rt, value);
  if (logs < 0) return false;
  if (logs) return fail(rt, Exc::ValueError, "_log_traceback can only be set to False");
  futureOf(self)->logsTraceback = false;
  return true;
}
bool set_cancel_message(Runtime& rt, Value self, Value value) {
  if (!refuseDelete(rt, value)) return false;
  assignField(futureOf(self)->cancelMessage, value);
  return true;
}

constexpr MethodDef kMethods[] = {
    {"result", future_result, "", "The result, or the exception is raised."},
    {"exception", future_exception, "", "The exception that was set, or None."},
    {"set_result", future_set_result, "result, /", "Ends the future with a result."},
    {"set_exception", future_set_exception, "exception, /", "Ends the future with an exception."},
    {"add_done_callback", future_add_done_callback, "fn, /, *, context=None",
     "Has the loop call a function with the future when it is done."},
    {"remove_done_callback", future_remove_done_callback, "fn, /",
     "Takes a callback away wherever it was added; how often that was."},
    {"cancel", future_cancel, "msg=None", "Cancels the future; False if it is done already."},
    {"cancelled", future_cancelled, "", "Was it cancelled?"},
    {"done", future_done, "", "Has it a result or an exception, or was it cancelled?"},
    {"get_loop", future_get_loop, "", "The loop to which it belongs."},
    {"_make_cancelled_error", future_make_cancelled_error, "",
     "The CancelledError to raise; to be called once."},
    {"__class_getitem__", genericClassGetItem, "item, /", "See PEP 585", MethodKind::Class},
};
constexpr GetSetDef kAttributes[] = {
    {"_state", get_state},
    {"_asyncio_future_blocking", get_blocking, set_blocking},
    {"_loop", getField<&Future::loop>},
    {"_callbacks", get_callbacks},
    {"_result", get_outcome<false>},
    {"_exception", get_outcome<true>},
    {"_log_traceback", get_log_traceback, set_log_traceback},
    {"_source_traceback", getField<&Future::sourceTraceback>},
    {"_cancel_message", getField<&Future::cancelMessage>, set_cancel_message},
};

// ---- awaiting it

Owned future_iter(Runtime& rt, Value self) {
  const State* state = stateAlive(rt, futureOf(self));
  if (!state) return Owned::error();
  auto* made = rt.make<Iterator>(state->iterator);
  if (!made) return Owned::error();
  assignField(made->future, self);
  return Owned::adopt(made);
}

// A pending future is given to the task that awaits it, once; then its result ends the await.
Owned iterator_send(Runtime& rt, Value self, Value, Value* result) {
  *result = Value::none();
  Value& field = self.as<Iterator>()->future;
  if (field.isNull()) return Owned::done();
  Future* future = futureOf(field);
  if (future->state == FutureState::Pending) {
    if (std::exchange(future->blocks, true))
      return raise(rt, Exc::RuntimeError, "await wasn't used with future");
    return Owned::share(field);
  }
  Local held = Owned::adopt(std::exchange(field, Value::null()));
  const State* state = stateToAsk(rt, future);
  if (!state) return Owned::error();
  OURO_TRY(value, resultOf(rt, state, future));
  *result = value.take().take();
  return Owned::done();
}
Owned iterator_next(Runtime& rt, Value self) {
  Value result;
  Owned yielded = iterator_send(rt, self, Value::none(), &result);
  return yielded.isDone() && !result.isNone() ? raiseStop(rt, Owned::adopt(result)) : yielded;
}
Owned iterator_method_send(Runtime& rt, Value self, Args) { return nextOrStop(rt, self); }

Owned iterator_throw(Runtime& rt, Value self, Args args) {
  if (args.has(2) && !args[2].isNone() && typeOf(rt, args[2]) != rt.type(TypeId::Traceback))
    return raise(rt, Exc::TypeError, "throw() third argument must be a traceback");
  if (!isExceptionClass(rt, args[0]) && !isExceptionInstance(rt, args[0]))
    return raise(rt, Exc::TypeError,
                 "exceptions must be classes deriving BaseException or instances of such a class");
  OURO_TRY(exception, exceptionToThrow(rt, args));
  dropField(self.as<Iterator>()->future);
  restoreError(rt, exception.take());
  return Owned::error();
}
Owned iterator_close(Runtime&, Value self, Args) {
  dropField(self.as<Iterator>()->future);
  return Owned::none();
}

void iterator_traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<Iterator*>(object)->future);
}
void iterator_clear(Object* object) { dropField(static_cast<Iterator*>(object)->future); }

constexpr MethodDef kIteratorMethods[] = {
    {"send", iterator_method_send, "arg, /", "As next(): what is sent does not matter."},
    {"throw", iterator_throw, "typ, val=None, tb=None, /", "Raises an exception."},
    {"close", iterator_close, "", "Gives the await up."},
};

}  // namespace

const TypeDef futureTypeDef = {
    .name = "Future",
    .module = "_asyncio",
    .basicSize = sizeof(Future),
    .flags = kSubclassable | kContainerType | kWeakReferable | kHasDict,
    .traverse = future_traverse,
    .clear = future_clear,
    .destroy = future_clear,
    .slots = {.repr = future_repr,
              .iter = future_iter,
              .make = future_make,
              .init = future_init,
              .finalise = future_finalise,
              .await = future_iter},
    .methods = kMethods,
    .attributes = kAttributes,
    .make = "*, loop=None",
    .doc = "What will have a result, or an exception, some time.",
};
const TypeDef iteratorTypeDef = {
    .name = "FutureIter",
    .module = "_asyncio",
    .basicSize = sizeof(Iterator),
    .flags = kContainerType,
    .traverse = iterator_traverse,
    .clear = iterator_clear,
    .destroy = iterator_clear,
    .slots = {.iter = iterateSelf, .next = iterator_next, .send = iterator_send},
    .methods = kIteratorMethods,
};

}  // namespace ouro::asyncio
