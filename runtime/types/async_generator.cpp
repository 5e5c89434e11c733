// Asynchronous generators (PEP 525). Each of __anext__, asend, athrow and aclose gives an awaitable
// that steps the generator. What the generator yields arrives wrapped (AsyncGeneratorValue), what
// it awaits does not: that is passed on to the event loop, the other ends the await as
// StopIteration.

#include "runtime/types/exact.h"
#include "runtime/types/exception.h"
#include "runtime/types/generator_state.h"
#include "runtime/types/iterators.h"
#include "runtime/types/tuple.h"
#include "runtime/types/union.h"

namespace ouro {

namespace {

enum class AwaitState : uint64_t { Init, Iterating, Closed };

struct AsyncValue : Object {
  Value value;
};
struct AsyncSend : Object {
  Generator* generator;  // owned
  Value sent;
  AwaitState state;
};
struct AsyncThrow : Object {
  Generator* generator;  // owned
  Value args;            // tuple, or null for aclose()
  AwaitState state;
};

bool pendingEnd(const Runtime& rt) {
  return errorMatches(rt, Exc::StopAsyncIteration) || errorMatches(rt, Exc::GeneratorExit);
}
bool isWrapped(const Owned& yielded) {
  return !yielded.isError() && isExactly(yielded.value, TypeId::AsyncGeneratorValue);
}

// The error of generatorSend or -Throw, with the end made StopAsyncIteration.
Owned stepped(Runtime& rt, Generator* generator, Owned yielded, Value result) {
  return sendResult(rt, generator, yielded, result);
}

// A wrapped value ends the await: done(), and the value in *result. An end closes the generator.
Owned settled(Runtime& rt, Generator* generator, Owned yielded, Value* result) {
  if (yielded.isError()) {
    if (pendingEnd(rt)) generator->closed = true;
    generator->runningAsync = false;
    return yielded;
  }
  if (!isWrapped(yielded)) return yielded;
  Local wrapped = yielded;
  generator->runningAsync = false;
  *result = Owned::share(wrapped.as<AsyncValue>()->value).take();
  return Owned::done();
}
// The same for who calls a method: StopIteration(value).
Owned unwrapped(Runtime& rt, Generator* generator, Owned yielded) {
  Value result;
  Owned out = settled(rt, generator, yielded, &result);
  return out.isDone() ? raiseStop(rt, Owned::adopt(result)) : out;
}

// At the first use the event loop learns of the generator (sys.set_asyncgen_hooks).
bool callHooks(Runtime& rt, Generator* generator) {
  if (generator->hooksCalled) return true;
  generator->hooksCalled = true;
  if (!rt.asyncFinaliser.isNone()) assignField(generator->origin, rt.asyncFinaliser);
  if (rt.asyncFirstIteration.isNone()) return true;
  Local hook(rt.asyncFirstIteration);
  Local done = call(rt, hook, Value(generator));
  return !done.isError();
}

Owned newSend(Runtime& rt, Value v, Value sent) {
  OURO_CHECK(callHooks(rt, generatorOf(v)));
  AsyncSend* made = rt.make<AsyncSend>(TypeId::AsyncGeneratorSend);
  if (!made) return Owned::error();
  retain(v);
  retain(sent);
  made->generator = generatorOf(v);
  made->sent = sent;
  return Owned::adopt(made);
}
Owned newThrow(Runtime& rt, Value v, Value args) {
  OURO_CHECK(callHooks(rt, generatorOf(v)));
  AsyncThrow* made = rt.make<AsyncThrow>(TypeId::AsyncGeneratorThrow);
  if (!made) return Owned::error();
  retain(v);
  made->generator = generatorOf(v);
  assignField(made->args, args);
  return Owned::adopt(made);
}

// ---- the generator

Owned async_anext(Runtime& rt, Value v) { return newSend(rt, v, Value::none()); }
Owned async_asend(Runtime& rt, Value v, Args args) { return newSend(rt, v, args[0]); }
Owned async_athrow(Runtime& rt, Value v, Args args) {
  OURO_TRY(given, newTuple(rt, args.from(0)));
  return newThrow(rt, v, given);
}
Owned async_aclose(Runtime& rt, Value v, Args) { return newThrow(rt, v, Value::null()); }

bool async_finalise(Runtime& rt, Value v) {
  Generator* generator = generatorOf(v);
  if (generator->state == GeneratorState::Finished) return true;
  if (generator->origin.isNull() || generator->closed) return generatorFinalise(rt, v);
  Local hook(generator->origin);
  Local done = call(rt, hook, v);
  if (done.isError()) reportUnraisable(rt, v);
  return true;
}
Owned get_running(Runtime&, Value v) { return Owned::boolean(generatorOf(v)->runningAsync); }

constexpr MethodDef kMethods[] = {
    {"asend", async_asend, "value, /", "Awaitable: goes on with a value to the next yield."},
    {"athrow", async_athrow, "*args", "Awaitable: raises an exception inside."},
    {"aclose", async_aclose, "", "Awaitable: raises GeneratorExit inside."},
    {"__sizeof__", generatorSizeof, "", "Size of the generator in bytes, its frame included."},
    {"__class_getitem__", genericClassGetItem, "item, /", "See PEP 585.", MethodKind::Class},
};
const GetSetDef kAttributes[] = {
    {"__name__", getField<&Generator::name>, generatorSetName, "name of the async generator"},
    {"__qualname__", getField<&Generator::qualname>, generatorSetQualname,
     "qualified name of the async generator"},
    {"ag_await", generatorGetDelegate, nullptr, "object being awaited on, or None"},
    {"ag_code", generatorGetCode, refuseSet},
    {"ag_frame", generatorGetFrame},
    {"ag_running", get_running, refuseSet},
};

// ---- asend(), __anext__()

Owned sendStep(Runtime& rt, Value v, Value argument, Value* result) {
  AsyncSend* self = v.as<AsyncSend>();
  if (self->state == AwaitState::Closed)
    return raise(rt, Exc::RuntimeError, "cannot reuse already awaited __anext__()/asend()");
  Local held(v);
  if (self->state == AwaitState::Init) {
    if (self->generator->runningAsync) {
      return raise(rt, Exc::RuntimeError, "anext(): asynchronous generator is already running");
    }
    if (argument.isNone()) argument = self->sent;
    self->state = AwaitState::Iterating;
  }
  self->generator->runningAsync = true;
  Value returned = Value::none();
  Owned yielded = generatorSend(rt, self->generator, argument, &returned);
  yielded = stepped(rt, self->generator, yielded, returned);
  Owned out = settled(rt, self->generator, yielded, result);
  if (out.isError() || out.isDone()) self->state = AwaitState::Closed;
  return out;
}
Owned sendOrStop(Runtime& rt, Value v, Value argument) {
  Value result;
  Owned out = sendStep(rt, v, argument, &result);
  return out.isDone() ? raiseStop(rt, Owned::adopt(result)) : out;
}
Owned send_next(Runtime& rt, Value v) { return sendOrStop(rt, v, Value::none()); }
Owned send_send(Runtime& rt, Value v, Args args) { return sendOrStop(rt, v, args[0]); }
Owned send_throw(Runtime& rt, Value v, Args args) {
  AsyncSend* self = v.as<AsyncSend>();
  if (self->state == AwaitState::Closed)
    return raise(rt, Exc::RuntimeError, "cannot reuse already awaited __anext__()/asend()");
  OURO_TRY(exception, exceptionToThrow(rt, args));
  Local held(v);
  Value result = Value::none();
  Owned yielded = generatorThrow(rt, self->generator, exception, &result);
  Owned out = unwrapped(rt, self->generator, stepped(rt, self->generator, yielded, result));
  if (out.isError()) self->state = AwaitState::Closed;
  return out;
}
Owned send_close(Runtime&, Value v, Args) {
  v.as<AsyncSend>()->state = AwaitState::Closed;
  return Owned::none();
}
Owned awaitSelf(Runtime&, Value v) { return Owned::share(v); }

// ---- athrow(), aclose()

Owned ignoredExit(Runtime& rt, AsyncThrow* self, Owned yielded) {
  yielded.drop();
  self->generator->runningAsync = false;
  self->state = AwaitState::Closed;
  return raise(rt, Exc::RuntimeError, "async generator ignored GeneratorExit");
}

// The end of an aclose() is no error: its await is simply over.
Owned throwFailed(Runtime& rt, AsyncThrow* self) {
  self->generator->runningAsync = false;
  self->state = AwaitState::Closed;
  if (!pendingEnd(rt)) return Owned::error();
  if (!self->args.isNull()) return Owned::error();
  clearError(rt);
  return raiseStop(rt, Owned::none());
}

Owned throwStart(Runtime& rt, AsyncThrow* self, Value argument) {
  Generator* generator = self->generator;
  bool closes = self->args.isNull();
  if (generator->runningAsync) {
    self->state = AwaitState::Closed;
    return raise(rt, Exc::RuntimeError, "{}(): asynchronous generator is already running",
                 closes ? "aclose" : "athrow");
  }
  if (generator->closed) {
    self->state = AwaitState::Closed;
    Local stop = call(rt, rt.exception(Exc::StopAsyncIteration));
    return stop.isError() ? Owned::error() : raiseValue(rt, stop);
  }
  if (!argument.isNone()) {
    return raise(rt, Exc::RuntimeError, "can't send non-None value to a just-started coroutine");
  }
  self->state = AwaitState::Iterating;
  generator->runningAsync = true;
  Local exception;
  if (closes) {
    generator->closed = true;
    exception = call(rt, rt.exception(Exc::GeneratorExit));
  } else {
    Tuple* args = self->args.as<Tuple>();
    Value given[3] = {Value::unbound(), Value::unbound(), Value::unbound()};
    for (size_t i = 0; i < args->length && i < 3; i++) given[i] = (*args)[i];
    exception = exceptionToThrow(rt, {given, 3});
  }
  if (exception.isError()) return throwFailed(rt, self);
  Value result = Value::none();
  Owned yielded = generatorThrowDeep(rt, generator, exception, false, &result);
  yielded = stepped(rt, generator, yielded, result);
  if (closes && isWrapped(yielded)) return ignoredExit(rt, self, yielded);
  if (!closes) yielded = unwrapped(rt, generator, yielded);
  return yielded.isError() ? throwFailed(rt, self) : yielded;
}

Owned throwStep(Runtime& rt, AsyncThrow* self, Value argument) {
  if (self->state == AwaitState::Closed)
    return raise(rt, Exc::RuntimeError, "cannot reuse already awaited aclose()/athrow()");
  Local held{Value(self)};
  Generator* generator = self->generator;
  if (generator->state == GeneratorState::Finished) {
    self->state = AwaitState::Closed;
    return raiseStop(rt, Owned::none());
  }
  if (self->state == AwaitState::Init) return throwStart(rt, self, argument);
  Value result = Value::none();
  Owned yielded = generatorSend(rt, generator, argument, &result);
  yielded = stepped(rt, generator, yielded, result);
  if (!self->args.isNull()) return unwrapped(rt, generator, yielded);
  if (isWrapped(yielded)) return ignoredExit(rt, self, yielded);
  return yielded.isError() ? throwFailed(rt, self) : yielded;
}
Owned throw_next(Runtime& rt, Value v) { return throwStep(rt, v.as<AsyncThrow>(), Value::none()); }
Owned throw_send(Runtime& rt, Value v, Args args) {
  return throwStep(rt, v.as<AsyncThrow>(), args[0]);
}
Owned throw_throw(Runtime& rt, Value v, Args args) {
  AsyncThrow* self = v.as<AsyncThrow>();
  if (self->state == AwaitState::Closed)
    return raise(rt, Exc::RuntimeError, "cannot reuse already awaited aclose()/athrow()");
  OURO_TRY(exception, exceptionToThrow(rt, args));
  Local held(v);
  Value result = Value::none();
  Owned yielded = generatorThrow(rt, self->generator, exception, &result);
  yielded = stepped(rt, self->generator, yielded, result);
  if (!self->args.isNull()) return unwrapped(rt, self->generator, yielded);
  if (isWrapped(yielded)) return ignoredExit(rt, self, yielded);
  return yielded.isError() ? throwFailed(rt, self) : yielded;
}
Owned throw_close(Runtime&, Value v, Args) {
  v.as<AsyncThrow>()->state = AwaitState::Closed;
  return Owned::none();
}

// ---- tables

void traverseValue(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<AsyncValue*>(object)->value);
}
void dropValue(Object* object) { dropField(static_cast<AsyncValue*>(object)->value); }
void traverseSend(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<AsyncSend*>(object)->generator);
  visit(visitor, static_cast<AsyncSend*>(object)->sent);
}
void clearSend(Object* object) {
  dropField(static_cast<AsyncSend*>(object)->sent);
  static_cast<AsyncSend*>(object)->state = AwaitState::Closed;
}
void destroySend(Object* object) {
  clearSend(object);
  dropField(static_cast<AsyncSend*>(object)->generator);
}
void traverseThrow(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<AsyncThrow*>(object)->generator);
  visit(visitor, static_cast<AsyncThrow*>(object)->args);
}
void clearThrow(Object* object) {
  dropField(static_cast<AsyncThrow*>(object)->args);
  static_cast<AsyncThrow*>(object)->state = AwaitState::Closed;
}
void destroyThrow(Object* object) {
  clearThrow(object);
  dropField(static_cast<AsyncThrow*>(object)->generator);
}

constexpr MethodDef kSendMethods[] = {
    {"send", send_send, "arg, /", "Steps the generator with a value."},
    {"throw", send_throw, "typ, val=None, tb=None, /", "Steps the generator with an exception."},
    {"close", send_close, "", "Gives the step up."},
};
constexpr MethodDef kThrowMethods[] = {
    {"send", throw_send, "arg, /", "Steps the generator with a value."},
    {"throw", throw_throw, "typ, val=None, tb=None, /", "Steps the generator with an exception."},
    {"close", throw_close, "", "Gives the step up."},
};

}  // namespace

Owned newAsyncGeneratorValue(Runtime& rt, Value v) {
  AsyncValue* made = rt.make<AsyncValue>(TypeId::AsyncGeneratorValue);
  if (!made) return Owned::error();
  retain(v);
  made->value = v;
  return Owned::adopt(made);
}

const TypeDef asyncGeneratorTypeDef = {
    .name = "async_generator",
    .basicSize = sizeof(Generator),
    .itemSize = sizeof(Value),
    .flags = kContainerType | kWeakReferable,
    .traverse = generatorTraverse,
    .clear = generatorClear,
    .destroy = generatorDestroy,
    .slots = {.repr = generatorRepr,
              .finalise = async_finalise,
              .aiter = iterateSelf,
              .anext = async_anext},
    .methods = kMethods,
    .attributes = kAttributes,
};
const TypeDef asyncGeneratorValueTypeDef = {
    .name = "async_generator_wrapped_value",
    .basicSize = sizeof(AsyncValue),
    .flags = kContainerType,
    .traverse = traverseValue,
    .clear = dropValue,
    .destroy = dropValue,
};
const TypeDef asyncGeneratorSendTypeDef = {
    .name = "async_generator_asend",
    .basicSize = sizeof(AsyncSend),
    .flags = kContainerType,
    .traverse = traverseSend,
    .clear = clearSend,
    .destroy = destroySend,
    .slots = {.iter = iterateSelf, .next = send_next, .await = awaitSelf, .send = sendStep},
    .methods = kSendMethods,
};
const TypeDef asyncGeneratorThrowTypeDef = {
    .name = "async_generator_athrow",
    .basicSize = sizeof(AsyncThrow),
    .flags = kContainerType,
    .traverse = traverseThrow,
    .clear = clearThrow,
    .destroy = destroyThrow,
    .slots = {.iter = iterateSelf, .next = throw_next, .await = awaitSelf},
    .methods = kThrowMethods,
};

}  // namespace ouro
