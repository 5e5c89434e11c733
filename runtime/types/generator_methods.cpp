// What scripts see of generators.

#include "runtime/types/exact.h"
#include "runtime/types/exception.h"
#include "runtime/types/generator_state.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/str.h"

namespace ouro {

// ---- for all three kinds

void generatorTraverse(Object* object, Visitor& visitor) {
  Generator* generator = static_cast<Generator*>(object);
  for (Value at :
       {generator->name, generator->qualname, generator->origin, generator->handled.exception})
    visit(visitor, at);
  visit(visitor, generator->code);
  Frame* frame = generator->frame;
  if (!frame) return;
  visit(visitor, frame->function);
  visit(visitor, frame->object());
  visit(visitor, frame->namespaceOrNone());
  for (uint32_t i = 0; i < generator->code->slotCount; i++) visit(visitor, frame->locals[i]);
  for (Value* at = frame->operands(); at < frame->stackTop; at++) visit(visitor, *at);
}

void generatorClear(Object* object) {
  Generator* generator = static_cast<Generator*>(object);
  if (generator->state == GeneratorState::Running) return;
  generatorEnds(theRuntime(), generator);
  dropField(generator->origin);
}

void generatorDestroy(Object* object) {
  Generator* generator = static_cast<Generator*>(object);
  if (generator->frame || !generator->origin.isNull()) generatorClear(object);
  dropField(generator->name);
  dropField(generator->qualname);
  if (generator->code) release(generator->code);
}

namespace {

// Would GeneratorExit meet a handler (except, finally, with) where the generator stands?
bool hasHandler(const Generator* generator) {
  const Code* code = generator->code;
  uint32_t at = currentInstruction(generator->frame);
  for (uint32_t i = 0; i < code->handlerCount; i++)
    if (code->handlers[i].start <= at && at < code->handlers[i].end) return true;
  return false;
}

}  // namespace

// __del__: closes it. Where nothing would notice the GeneratorExit it is simply dropped.
bool generatorFinalise(Runtime& rt, Value v) {
  Generator* generator = generatorOf(v);
  if (generator->state != GeneratorState::Suspended) return true;
  if (!hasHandler(generator) && generatorDelegate(generator).isNull()) return true;
  Local closed = generatorClose(rt, generator);
  if (closed.isError()) reportUnraisable(rt, v);
  return true;
}

Owned generatorRepr(Runtime& rt, Value v) {
  return newStr(rt, fmt::format("<{} object {} at {:#x}>", typeName(rt, v),
                                toUtf8(generatorOf(v)->qualname.as<Str>()), v.bits()));
}

Owned generatorMethodSend(Runtime& rt, Value v, Args args) {
  Value result = Value::none();
  Owned yielded = generatorSend(rt, generatorOf(v), args[0], &result);
  return sendResult(rt, generatorOf(v), yielded, result);
}
Owned generatorMethodThrow(Runtime& rt, Value v, Args args) {
  OURO_TRY(exception, exceptionToThrow(rt, args));
  Value result = Value::none();
  Owned yielded = generatorThrow(rt, generatorOf(v), exception, &result);
  return sendResult(rt, generatorOf(v), yielded, result);
}
Owned generatorMethodClose(Runtime& rt, Value v, Args) {
  return generatorClose(rt, generatorOf(v));
}
Owned generatorSizeof(Runtime&, Value v, Args) {
  return smallInt(static_cast<int64_t>(Heap::blockSize(v.object())));
}

Owned generatorGetCode(Runtime&, Value v) { return Owned::share(generatorOf(v)->code); }
Owned generatorGetFrame(Runtime& rt, Value v) {
  Frame* frame = generatorOf(v)->frame;
  if (!frame) return Owned::none();
  FrameObject* object = frameObjectOf(rt, frame);
  return object ? Owned::share(object) : Owned::error();
}
Owned generatorGetRunning(Runtime&, Value v) {
  return Owned::boolean(generatorOf(v)->state == GeneratorState::Running);
}
Owned generatorGetSuspended(Runtime&, Value v) {
  return Owned::boolean(generatorOf(v)->state == GeneratorState::Suspended);
}
Owned generatorGetDelegate(Runtime&, Value v) {
  return fieldOrNone(generatorDelegate(generatorOf(v)));
}

namespace {

template <Value Generator::*field>
bool setText(Runtime& rt, Value v, Value value, const char* attribute) {
  if (value.isUnbound() || !isStr(rt, value))
    return fail(rt, Exc::TypeError, "{} must be set to a string object", attribute);
  assignField(generatorOf(v)->*field, value);
  return true;
}

}  // namespace

bool generatorSetName(Runtime& rt, Value v, Value value) {
  return setText<&Generator::name>(rt, v, value, "__name__");
}
bool generatorSetQualname(Runtime& rt, Value v, Value value) {
  return setText<&Generator::qualname>(rt, v, value, "__qualname__");
}

// ---- generator

namespace {

Owned generator_next(Runtime& rt, Value v) {
  Generator* generator = generatorOf(v);
  if (waits(generator)) return rt.machine.resume(rt, generator, Value::none(), nullptr);
  Value result = Value::none();
  Owned yielded = generatorSend(rt, generator, Value::none(), &result);
  if (yielded.isDone()) release(result);
  return yielded;
}
// The slot loses the value that the generator returns; a call of the method must not.
Owned generator_method_next(Runtime& rt, Value v, Args) { return nextOrStop(rt, v); }

constexpr MethodDef kMethods[] = {
    {"__next__", generator_method_next, "", "Implement next(self)."},
    {"send", generatorMethodSend, "arg, /", "Goes on with a value as the result of the yield."},
    {"throw", generatorMethodThrow, "typ, val=None, tb=None, /",
     "Raises an exception where the generator is suspended."},
    {"close", generatorMethodClose, "", "Raises GeneratorExit inside, to end it."},
    {"__sizeof__", generatorSizeof, "", "Size of the generator in bytes, its frame included."},
};
const GetSetDef kAttributes[] = {
    {"__name__", getField<&Generator::name>, generatorSetName, "name of the generator"},
    {"__qualname__", getField<&Generator::qualname>, generatorSetQualname,
     "qualified name of the generator"},
    {"gi_code", generatorGetCode, refuseSet},
    {"gi_frame", generatorGetFrame},
    {"gi_running", generatorGetRunning},
    {"gi_suspended", generatorGetSuspended},
    {"gi_yieldfrom", generatorGetDelegate, nullptr, "object being iterated by yield from, or None"},
};

}  // namespace

const TypeDef generatorTypeDef = {
    .name = "generator",
    .basicSize = sizeof(Generator),
    .itemSize = sizeof(Value),
    .flags = kContainerType | kWeakReferable | kMarksFinaliser,
    .traverse = generatorTraverse,
    .clear = generatorClear,
    .destroy = generatorDestroy,
    .slots = {.repr = generatorRepr,
              .iter = iterateSelf,
              .next = generator_next,
              .finalise = generatorFinalise},
    .methods = kMethods,
    .attributes = kAttributes,
};

}  // namespace ouro
