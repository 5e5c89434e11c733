// Generators: making, resuming, throwing into and closing them. Coroutines and asynchronous
// generators are the same thing with other manners (coroutine.cpp, async_generator.cpp).
//
//   Generator | locals, cells, free | Frame | operands ... |
//
// The frame's function is the generator's: retained when it is made, released by generatorEnds.

#include "runtime/types/generator.h"

#include <algorithm>
#include <cstring>

#include "runtime/class_slots.h"
#include "runtime/types/exact.h"
#include "runtime/types/exception_kinds.h"
#include "runtime/types/generator_state.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

constexpr uint32_t kCoroutineFlag = 0x80, kAsyncGeneratorFlag = 0x200;

TypeId typeIdFor(const Code* code) {
  if (code->flags & kCoroutineFlag) return TypeId::Coroutine;
  return code->flags & kAsyncGeneratorFlag ? TypeId::AsyncGenerator : TypeId::Generator;
}

bool isKind(const Runtime& rt, const Generator* generator, TypeId id) {
  return typeOf(rt, Value(generator)) == rt.type(id);
}

// The frames that made a coroutine, innermost first: (file, line, function) of each.
Owned originOf(Runtime& rt, const Frame* frame) {
  OURO_TRY(list, newList(rt));
  for (uint32_t i = 0; frame && i < rt.originDepth; i++, frame = frame->previous) {
    int32_t line = positionOf(frame->code, currentInstruction(frame)).line;
    OURO_TRY(entry, newTuple(rt, {frame->code->filename, Value::small(line), frame->code->name}));
    OURO_CHECK(append(rt, list.as<List>(), entry));
  }
  return newTuple(rt, list.as<List>()->span());
}

// Everything but its frame. Null: no memory.
[[gnu::always_inline]] inline Generator* makeWithoutFrame(Runtime& rt, TypeId id, Code* code,
                                                          Value name, Value qualname) {
  auto* made = makeRaw<Generator>(rt, id, sizeof(Generator) + code->frameSize * sizeof(Value));
  if (!made) return nullptr;
  made->state = GeneratorState::Created;
  made->hooksCalled = made->closed = made->runningAsync = false;
  made->name = Owned::share(name).take();
  made->qualname = Owned::share(qualname).take();
  made->origin = Value::null();
  made->handled = {};
  made->handled.exception = Value::none();
  made->limit = nullptr;
  made->frame = reinterpret_cast<Frame*>(made->locals() + code->slotCount);
  retain(code);
  made->code = code;
  // Whatever it waits for: nothing in it would notice its end.
  const bool isHeedless = id == TypeId::Generator && code->handlerCount == 0;
  if (!isHeedless) made->set(kNeedsFinaliser);
  return made;
}

// The frame of a generator that will begin at `start`.
[[gnu::always_inline]] inline void beginAt(Generator* made, Function* function,
                                           const Instr* start) {
  Code* code = made->code;
  Frame* frame = made->frame;
  frame->function = function;
  frame->code = code;
  frame->locals = made->locals();
  frame->constants = code->constants.as<Tuple>();
  frame->caches = code->caches;
  frame->base = nullptr;
  frame->stackTop = frame->operands();
  frame->pc = start;
  frame->previous = nullptr;
  frame->flags = kHasMore;
  frame->after = 0;
  frame->more = {Value::none(), nullptr, made};
}

// The cells of variables that functions inside share, none of them a parameter. False: no memory.
bool makeCells(Runtime& rt, const Code* code, Value* locals) {
  for (Value slot : code->cellSlots.as<Tuple>()->span()) {
    Owned cell = newCell(rt, Value::unbound());
    if (cell.isError()) return false;
    locals[slot.small()] = cell.take();
  }
  return true;
}

}  // namespace

Generator* newGenerator(Runtime& rt, Frame* frame) {
  Code* code = frame->code;
  Local origin(Value::none());
  if (rt.originDepth && (code->flags & kCoroutineFlag)) [[unlikely]] {
    origin = originOf(rt, frame->previous);
    if (origin.isError()) return nullptr;
  }
  // The frame of an expression has none of its own.
  const Function* function = frame->function->code == code ? frame->function : nullptr;
  Generator* made =
      makeWithoutFrame(rt, typeIdFor(code), code, function ? function->name : code->name,
                       function ? function->qualname : code->qualname);
  if (!made) return nullptr;
  if (!origin.get().isNone()) made->origin = origin.take().take();
  std::memcpy(made->locals(), frame->locals, code->slotCount * sizeof(Value));
  Frame* copy = made->frame;
  *copy = *frame;
  retain(copy->function);
  copy->locals = made->locals();
  copy->stackTop = copy->operands();
  copy->base = nullptr;
  copy->previous = nullptr;
  copy->flags = frame->flags & kHasMore;
  copy->withMore().generator = made;
  if (copy->more.object) copy->more.object->frame = copy;
  return made;
}

Generator* newUnentered(Runtime& rt, Function* function, const Value* arguments,
                        const Instr* start) {
  Code* code = function->code;
  Generator* made = makeWithoutFrame(rt, typeIdFor(code), code, function->name, function->qualname);
  if (!made) return nullptr;
  Value *locals = made->locals(), *end = locals + code->slotCount;
  const uint32_t parameters = code->parameterCount;
  for (uint32_t i = 0; i < parameters; i++) locals[i] = arguments[i];
  Value* at = locals + parameters;
  Value* const free = end - code->freeCount;
  while (at != free) *at++ = Value::unbound();
  if (at != end) {
    const Value* cells = function->closure.as<Tuple>()->items();
    while (at != end) {
      *at = *cells++;
      retain(*at++);
    }
  }
  beginAt(made, function, start);
  return made;
}

Owned newExpression(Runtime& rt, Function* function, std::span<const Value> cells, Value iterator) {
  Code* code = function->code;
  Generator* made = nullptr;
  if (code->frameSize != Code::kNeverRan || prepareCode(rt, code))
    made = makeWithoutFrame(rt, TypeId::Generator, code, code->name, code->qualname);
  if (!made) {
    for (Value cell : cells) release(cell);
    release(iterator);
    release(function);
    return Owned::error();
  }
  Value *locals = made->locals(), *free = locals + code->slotCount - cells.size();
  locals[0] = iterator;
  std::fill(locals + 1, free, Value::unbound());
  std::copy(cells.begin(), cells.end(), free);
  const size_t cellCount = code->cellSlots.as<Tuple>()->length;
  // Behind what makes cells and the generator.
  beginAt(made, function, code->instructions + !cells.empty() + cellCount + 1);
  if (makeCells(rt, code, locals)) return Owned::adopt(made);
  release(made);
  return Owned::error();
}

void generatorEnds(Runtime& rt, Generator* generator) {
  Frame* frame = std::exchange(generator->frame, nullptr);
  generator->state = GeneratorState::Finished;
  if (!frame) return;
  while (frame->stackTop > frame->operands()) {
    Value top = *--frame->stackTop;
    release(top);
  }
  if (frame->object()) frameEnds(rt, frame);
  for (uint32_t i = 0, n = generator->code->slotCount; i < n; i++)
    release(std::exchange(frame->locals[i], Value::unbound()));
  release(std::exchange(generator->handled.exception, Value::none()));
  if (frame->namespaceOrNone().isObject()) release(frame->namespaceOrNone());
  release(frame->function);
}

const char* generatorKindName(const Runtime& rt, const Generator* generator) {
  if (isKind(rt, generator, TypeId::Coroutine)) return "coroutine";
  return isKind(rt, generator, TypeId::AsyncGenerator) ? "async generator" : "generator";
}

Value generatorDelegate(const Generator* generator) {
  if (generator->state != GeneratorState::Suspended) return Value::null();
  const Machine& machine = theRuntime().machine;
  return machine.delegate ? machine.delegate(generator) : Value::null();
}

// ---- resuming

namespace {

// A generator that has ended: what sending to it or throwing into it gives.
Owned resumeFinished(Runtime& rt, Generator* generator, bool throws, bool closing, Value* result) {
  if (isKind(rt, generator, TypeId::Coroutine) && !closing)
    return raise(rt, Exc::RuntimeError, "cannot reuse already awaited coroutine");
  if (throws) return Owned::error();
  *result = Value::none();
  return Owned::done();
}

Owned resumeWith(Runtime& rt, Generator* generator, Value sent, bool closing, Value* result) {
  bool throws = sent.isUnbound();
  if (generator->state == GeneratorState::Running) {
    return raise(rt, Exc::ValueError, "{} already executing", generatorKindName(rt, generator));
  }
  if (generator->state == GeneratorState::Finished)
    return resumeFinished(rt, generator, throws, closing, result);
  if (generator->state == GeneratorState::Created && !throws && !sent.isNone()) {
    return raise(rt, Exc::TypeError, "can't send non-None value to a just-started {}",
                 generatorKindName(rt, generator));
  }
  if (throws && !generator->handled.exception.isNone())
    linkContext(rt, rt.pending, generator->handled.exception);
  return rt.machine.resume(rt, generator, sent, result);
}

// While its delegate runs on its behalf a generator counts as running.
class MarkRunning {
 public:
  explicit MarkRunning(Generator* generator) : generator_(generator) {
    generator->state = GeneratorState::Running;
  }
  ~MarkRunning() { generator_->state = GeneratorState::Suspended; }

 private:
  Generator* generator_;
};

// A generator whose delegate is thrown into stands on the call stack, for who looks at that.
class OnCallStack {
 public:
  OnCallStack(Runtime& rt, Generator* generator) : rt_(rt), frame_(generator->frame) {
    generator->limit = rt.machine.freeStack(rt);
    frame_->previous = rt.frame;
    rt.frame = frame_;
  }
  ~OnCallStack() { rt_.frame = std::exchange(frame_->previous, nullptr); }

 private:
  Runtime& rt_;
  Frame* frame_;
};

bool closeDelegate(Runtime& rt, Generator* generator, Value delegate) {
  MarkRunning running(generator);
  if (isExactly(delegate, TypeId::Generator) || isExactly(delegate, TypeId::Coroutine)) {
    Local closed = generatorClose(rt, generatorOf(delegate));
    return !closed.isError();
  }
  Owned found = lookupAttr(rt, delegate, rt.names.close);
  if (found.isNotFound()) return true;
  if (found.isError()) {
    reportUnraisable(rt, delegate);
    return true;
  }
  Local close = found;
  Local closed = call(rt, close);
  return !closed.isError();
}

// delegate.throw(exception). notFound(): it has no such method.
Owned throwIntoDelegate(Runtime& rt, Generator* generator, Value delegate, Value exception,
                        bool closesDelegate, Value* result) {
  MarkRunning running(generator);
  if (isExactly(delegate, TypeId::Generator) || isExactly(delegate, TypeId::Coroutine)) {
    OnCallStack visible(rt, generator);
    return generatorThrowDeep(rt, generatorOf(delegate), exception, closesDelegate, result);
  }
  Owned found = lookupAttr(rt, delegate, rt.names.throw_);
  if (found.isNotFound() || found.isError()) return found;
  Local method = found;
  Owned yielded = call(rt, method, exception);
  if (!yielded.isError() || !errorMatches(rt, Exc::StopIteration)) return yielded;
  Local stop = takeError(rt);
  *result = fieldOrNone(stop.as<StopIteration>()->value).take();
  return Owned::done();
}

}  // namespace

Owned generatorSend(Runtime& rt, Generator* generator, Value sent, Value* result) {
  return resumeWith(rt, generator, sent, false, result);
}

Owned generatorThrowDeep(Runtime& rt, Generator* generator, Value exception, bool closesDelegate,
                         Value* result) {
  RecursionGuard guard(rt, " in throw()");
  if (!guard.ok()) return Owned::error();
  Value at = generatorDelegate(generator);
  if (at.isNull()) {
    restoreError(rt, Owned::share(exception));
    return resumeWith(rt, generator, Value::unbound(), false, result);
  }
  Local delegate(at), held{Value(generator)};
  bool exits = isSubtype(typeOf(rt, exception), rt.exception(Exc::GeneratorExit));
  if (exits && closesDelegate) {
    if (closeDelegate(rt, generator, delegate)) restoreError(rt, Owned::share(exception));
    return resumeWith(rt, generator, Value::unbound(), false, result);
  }
  Value inner = Value::none();
  Owned yielded = throwIntoDelegate(rt, generator, delegate, exception, closesDelegate, &inner);
  if (yielded.isNotFound()) {
    restoreError(rt, Owned::share(exception));
    return resumeWith(rt, generator, Value::unbound(), false, result);
  }
  if (yielded.isError()) return resumeWith(rt, generator, Value::unbound(), false, result);
  if (!yielded.isDone()) return yielded;
  Local value = Owned::adopt(inner);
  rt.machine.skipDelegate(generator);
  return resumeWith(rt, generator, value, false, result);
}

Owned generatorThrow(Runtime& rt, Generator* generator, Value exception, Value* result) {
  return generatorThrowDeep(rt, generator, exception, true, result);
}

// Would an exception raised where it is suspended be seen by any of its code?
static bool isHeeded(const Generator* generator) {
  const Code* code = generator->code;
  const uint32_t at = currentInstruction(generator->frame);
  return std::any_of(
      code->handlers, code->handlers + code->handlerCount,
      [=](const HandlerRange& range) { return at >= range.start && at < range.end; });
}

Owned generatorClose(Runtime& rt, Generator* generator) {
  if (generator->state == GeneratorState::Finished) return Owned::none();
  Local held{Value(generator)};
  // Nothing but its own frame is to be closed, and nobody sees the exception on its way.
  const bool isHere = generatorDelegate(generator).isNull() && !rt.tracing.active;
  if (generator->state == GeneratorState::Created ||
      (generator->state == GeneratorState::Suspended && isHere && !isHeeded(generator))) {
    generatorEnds(rt, generator);
    return Owned::none();
  }
  Value at = generatorDelegate(generator);
  bool exits = true;
  if (!at.isNull()) {
    Local delegate(at);
    exits = closeDelegate(rt, generator, delegate);
  }
  if (exits) {
    Local exit = call(rt, rt.exception(Exc::GeneratorExit));
    if (exit.isError()) return Owned::error();
    restoreError(rt, exit.take());
  }
  Value result = Value::none();
  Owned yielded = resumeWith(rt, generator, Value::unbound(), true, &result);
  if (yielded.isDone()) {
    release(result);
    return Owned::none();
  }
  if (!yielded.isError()) {
    yielded.drop();
    return raise(rt, Exc::RuntimeError, "{} ignored GeneratorExit",
                 generatorKindName(rt, generator));
  }
  if (!errorMatches(rt, Exc::StopIteration) && !errorMatches(rt, Exc::GeneratorExit))
    return Owned::error();
  clearError(rt);
  return Owned::none();
}

// ---- what is thrown

namespace {

// class(value): value may be an instance already, or a tuple of arguments.
Owned instantiate(Runtime& rt, Value cls, Value value) {
  if (value.isObject() && isSubtype(typeOf(rt, value), cls.as<Type>())) return Owned::share(value);
  Local made;
  if (value.isNone()) {
    made = call(rt, cls);
  } else if (isTuple(rt, value)) {
    made = call(rt, cls, value.as<Tuple>()->span());
  } else {
    made = call(rt, cls, value);
  }
  if (made.isError() || isExceptionInstance(rt, made)) return made.take();
  return raiseNotAnException(rt, cls, made);
}

}  // namespace

Owned exceptionToThrow(Runtime& rt, Args args) {
  Value value = args.has(1) ? args[1] : Value::none();
  Value traceback = args.has(2) ? args[2] : Value::none();
  if (!traceback.isNone() && typeOf(rt, traceback) != rt.type(TypeId::Traceback))
    return raise(rt, Exc::TypeError, "throw() third argument must be a traceback object");
  Local exception;
  if (isExceptionClass(rt, args[0])) {
    exception = instantiate(rt, args[0], value);
    if (exception.isError()) exception = takeError(rt);  // then it is this that is thrown
  } else if (isExceptionInstance(rt, args[0])) {
    if (!value.isNone())
      return raise(rt, Exc::TypeError, "instance exception may not have a separate value");
    exception = Local(args[0]);
  } else {
    return raise(rt, Exc::TypeError,
                 "exceptions must be classes or instances deriving from BaseException, not {}",
                 typeName(rt, args[0]));
  }
  if (!traceback.isNone()) assignField(exception.as<Exception>()->traceback, traceback);
  return exception.take();
}

Owned raiseStop(Runtime& rt, Owned value) {
  Local held = value;
  return raiseStopIteration(rt, held);
}

Owned sendResult(Runtime& rt, const Generator* generator, Owned yielded, Value result) {
  if (!yielded.isDone()) return yielded;
  if (!isKind(rt, generator, TypeId::AsyncGenerator)) return raiseStop(rt, Owned::adopt(result));
  release(result);
  Local stop = call(rt, rt.exception(Exc::StopAsyncIteration));
  return stop.isError() ? Owned::error() : raiseValue(rt, stop);
}

Owned nextOrStop(Runtime& rt, Value iterator) {
  Type* type = typeOf(rt, iterator);
  if (type == rt.type(TypeId::Generator)) {
    Generator* generator = generatorOf(iterator);
    Value result = Value::none();
    Owned item = waits(generator) ? rt.machine.resume(rt, generator, Value::none(), &result)
                                  : generatorSend(rt, generator, Value::none(), &result);
    return item.isDone() ? raiseStop(rt, Owned::adopt(result)) : item;
  }
  // A class's own __next__ raises StopIteration by itself, with its value.
  if (type->slots.next == classNext) return callSlotMethod(rt, iterator, rt.names.next);
  if (!type->slots.next)
    return raise(rt, Exc::TypeError, "'{}' object is not an iterator", nameOf(type));
  Owned item = type->slots.next(rt, iterator);
  return item.isDone() ? raiseStop(rt, Owned::none()) : item;
}

bool isGenerator(const Runtime&, Value v) { return isExactly(v, TypeId::Generator); }

}  // namespace ouro
